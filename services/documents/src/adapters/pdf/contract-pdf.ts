import type { ContractDocument } from '../../domain/contract/contract-document.ts';
import { pricePeriod } from '../../domain/contract/price-period.ts';
import { unitInWords } from '../../domain/contract/terms-in-words.ts';
import type { Letterhead } from '../../domain/letterhead.ts';
import type { Canvas } from './canvas.ts';
import { drawPdf } from './draw-pdf.ts';
import { FlowingText } from './flowing-text.ts';
import { drawPageFeet } from './page-feet.ts';
import { drawLogo, type LabelledValue } from './paper-head.ts';
import { ink, size } from './pdf-style.ts';
import { amountText, dateText, quantityText } from './pdf-values.ts';
import { sheet, textWidth } from './sheet.ts';

/** A contract as PDF: the parties, the terms at a glance, the standard clauses, and a place for each signature. */
export function contractPdf(contract: ContractDocument): Uint8Array {
  const info = { title: `Contract ${contract.number}`, author: contract.buyer.name, createdAt: contract.createdAt };
  return drawPdf(info, (canvas) => drawContract(canvas, contract));
}

function drawContract(canvas: Canvas, contract: ContractDocument): void {
  const flow = new FlowingText(canvas, drawTitle(canvas, contract));
  drawParties(canvas, flow, contract);
  flow.heading('Terms at a glance');
  for (const [label, value] of terms(contract)) if (value !== '') flow.labelled(label, value, 120);
  flow.y += 10;
  contract.clauses.forEach((clause, index) => {
    flow.heading(`${index + 1}. ${clause.heading}`);
    clause.text.split('\n\n').forEach((paragraph, at) => {
      flow.paragraph(`${index + 1}.${at + 1}  ${paragraph}`);
    });
    flow.y += 6;
  });
  drawSignatures(canvas, flow, contract);
  drawPageFeet(canvas, `Contract ${contract.number} · ${contract.buyer.name} – ${contract.vendor.name}`);
}

function drawTitle(canvas: Canvas, contract: ContractDocument): number {
  drawLogo(canvas, sheet.left, sheet.top - 14, 34);
  const beside = { x: sheet.left + 46, width: textWidth - 46 };
  const title = { font: 'bold', size: size.title, color: ink.brand } as const;
  canvas.text('Purchase contract', { ...beside, y: sheet.top - 14 }, title);
  const numbered = `${contract.number} · ${dateText(contract.datedOn)}`;
  canvas.text(numbered, { ...beside, y: sheet.top + 10 }, { font: 'regular', size: size.text, color: ink.muted });
  const subject = { font: 'bold', size: size.heading + 1, color: ink.text } as const;
  return canvas.drawBlock(canvas.block(contract.title, subject, { width: textWidth }), sheet.left, sheet.top + 38) + 14;
}

function drawParties(canvas: Canvas, flow: FlowingText, { buyer, vendor }: ContractDocument): void {
  const half = textWidth / 2 - 8;
  const ends = [
    drawParty(canvas, 'Customer', buyer, { x: sheet.left, y: flow.y, width: half }),
    drawParty(canvas, 'Supplier', vendor, { x: sheet.left + half + 16, y: flow.y, width: half }),
  ];
  flow.y = Math.max(...ends) + 16;
}

function drawParty(
  canvas: Canvas,
  role: string,
  party: Letterhead,
  at: { readonly x: number; readonly y: number; readonly width: number },
): number {
  canvas.text(role, { x: at.x, y: at.y }, { font: 'regular', size: size.small, color: ink.muted });
  const named = { font: 'bold', size: size.heading - 0.5, color: ink.text } as const;
  const end = canvas.drawBlock(canvas.block(party.name, named, { width: at.width }), at.x, at.y + 12);
  const lines = [...party.addressLines, ...(party.taxId ? [`Tax ID ${party.taxId}`] : [])];
  if (lines.length === 0) return end;
  const plain = { font: 'regular', size: size.text, color: ink.muted } as const;
  return canvas.drawBlock(canvas.block(lines.join('\n'), plain, { width: at.width }), at.x, end + 2);
}

function terms(contract: ContractDocument): readonly LabelledValue[] {
  const { unitPrice, contractTotal, quantity, allIn } = contract;
  const charges = allIn?.charges ?? [];
  const money = (amount: typeof unitPrice) => `${amount.currencyCode} ${amountText(amount)}`;
  return [
    ['Subject', contract.description],
    ['Quantity', `${quantityText(quantity)} ${unitInWords(quantity.unitCode)}`],
    ['Price', `${money(unitPrice)} ${pricePeriod(contract)}`],
    ['Total for the term', `${money(contractTotal)}, ${allIn?.pricesIncludeTax ? 'including' : 'before'} tax`],
    ['Other charges', charges.map(({ name, amount }) => `${name} ${money(amount)}`).join(', ')],
    ['Term', `${contract.termMonths} months`],
    ['Payment', contract.paymentTerms],
    ['Support', contract.supportLevel],
    ['Delivery', contract.deliveryDays > 0 ? `within ${contract.deliveryDays} days` : ''],
  ];
}

/** Both signatures stand on one page, together with the sentence they confirm. */
function drawSignatures(canvas: Canvas, flow: FlowingText, contract: ContractDocument): void {
  flow.need(150);
  flow.heading('Signatures');
  flow.paragraph(
    'The parties agree to this contract as it stands above. Its electronic file is identified by its SHA-256 hash, to which each signature refers.',
  );
  const half = textWidth / 2 - 14;
  const top = flow.y + 8;
  const parties = [
    ['For the Customer', contract.buyer.name],
    ['For the Supplier', contract.vendor.name],
  ] as const;
  parties.forEach(([label, name], index) => {
    const x = sheet.left + index * (half + 28);
    const caption = { font: 'regular', size: size.small, color: ink.muted } as const;
    canvas.text(label, { x, y: top, width: half }, caption);
    canvas.text(name, { x, y: top + 11, width: half }, { font: 'bold', size: size.text, color: ink.text });
    for (const [row, text] of ['Signature', 'Name and title', 'Place and date'].entries()) {
      const y = top + 56 + row * 28;
      canvas.rule({ x, y }, half, { width: 0.6, color: ink.rule });
      canvas.text(text, { x, y: y + 3, width: half }, caption);
    }
  });
}
