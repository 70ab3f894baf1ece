import type { ContractDocument } from '../../domain/contract/contract-document.ts';
import { pricePeriod } from '../../domain/contract/price-period.ts';
import { unitInWords } from '../../domain/contract/terms-in-words.ts';
import type { Letterhead } from '../../domain/letterhead.ts';
import { FlowingText } from './flowing-text.ts';
import { drawPageFeet } from './page-feet.ts';
import { drawLogo, type LabelledValue } from './paper-head.ts';
import { drawPdf, type Pdf, sheet, textWidth } from './pdf-bytes.ts';
import { ink, size } from './pdf-style.ts';
import { amountText, dateText, quantityText } from './pdf-values.ts';

/** A contract as PDF: the parties, the terms at a glance, the standard clauses, and a place for each signature. */
export function contractPdf(contract: ContractDocument): Promise<Uint8Array> {
  const info = { title: `Contract ${contract.number}`, author: contract.buyer.name, createdAt: contract.createdAt };
  return drawPdf(info, (pdf) => drawContract(pdf, contract));
}

function drawContract(pdf: Pdf, contract: ContractDocument): void {
  const flow = new FlowingText(pdf, drawTitle(pdf, contract));
  drawParties(pdf, flow, contract);
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
  drawSignatures(pdf, flow, contract);
  drawPageFeet(pdf, `Contract ${contract.number} · ${contract.buyer.name} – ${contract.vendor.name}`);
}

function drawTitle(pdf: Pdf, contract: ContractDocument): number {
  drawLogo(pdf, sheet.left, sheet.top - 14, 34);
  pdf
    .font('bold')
    .fontSize(size.title)
    .fillColor(ink.brand)
    .text('Purchase contract', sheet.left + 46, sheet.top - 14, { lineBreak: false });
  pdf
    .font('regular')
    .fontSize(size.text)
    .fillColor(ink.muted)
    .text(`${contract.number} · ${dateText(contract.datedOn)}`, sheet.left + 46, sheet.top + 10);
  pdf
    .font('bold')
    .fontSize(size.heading + 1)
    .fillColor(ink.text)
    .text(contract.title, sheet.left, sheet.top + 38, { width: textWidth });
  return pdf.y + 14;
}

function drawParties(pdf: Pdf, flow: FlowingText, { buyer, vendor }: ContractDocument): void {
  const half = textWidth / 2 - 8;
  const ends = [
    drawParty(pdf, 'Customer', buyer, { x: sheet.left, y: flow.y, width: half }),
    drawParty(pdf, 'Supplier', vendor, { x: sheet.left + half + 16, y: flow.y, width: half }),
  ];
  flow.y = Math.max(...ends) + 16;
}

function drawParty(
  pdf: Pdf,
  role: string,
  party: Letterhead,
  at: { readonly x: number; readonly y: number; readonly width: number },
): number {
  pdf.font('regular').fontSize(size.small).fillColor(ink.muted).text(role, at.x, at.y, { width: at.width });
  pdf
    .font('bold')
    .fontSize(size.heading - 0.5)
    .fillColor(ink.text)
    .text(party.name, at.x, at.y + 12, { width: at.width });
  const lines = [...party.addressLines, ...(party.taxId ? [`Tax ID ${party.taxId}`] : [])];
  pdf.font('regular').fontSize(size.text).fillColor(ink.muted);
  if (lines.length > 0) pdf.text(lines.join('\n'), at.x, pdf.y + 2, { width: at.width });
  return pdf.y;
}

function terms(contract: ContractDocument): readonly LabelledValue[] {
  const { unitPrice, contractTotal, quantity } = contract;
  return [
    ['Subject', contract.description],
    ['Quantity', `${quantityText(quantity)} ${unitInWords(quantity.unitCode)}`],
    ['Price', `${unitPrice.currencyCode} ${amountText(unitPrice)} ${pricePeriod(contract)}`],
    ['Total for the term', `${contractTotal.currencyCode} ${amountText(contractTotal)}, before tax`],
    ['Term', `${contract.termMonths} months`],
    ['Payment', contract.paymentTerms],
    ['Support', contract.supportLevel],
    ['Delivery', contract.deliveryDays > 0 ? `within ${contract.deliveryDays} days` : ''],
  ];
}

/** Both signatures stand on one page, together with the sentence they confirm. */
function drawSignatures(pdf: Pdf, flow: FlowingText, contract: ContractDocument): void {
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
    pdf.font('regular').fontSize(size.small).fillColor(ink.muted).text(label, x, top, { width: half });
    pdf
      .font('bold')
      .fontSize(size.text)
      .fillColor(ink.text)
      .text(name, x, top + 11, { width: half });
    for (const [row, caption] of ['Signature', 'Name and title', 'Place and date'].entries()) {
      const y = top + 56 + row * 28;
      pdf
        .moveTo(x, y)
        .lineTo(x + half, y)
        .lineWidth(0.6)
        .strokeColor(ink.rule)
        .stroke();
      pdf
        .font('regular')
        .fontSize(size.small)
        .fillColor(ink.muted)
        .text(caption, x, y + 3, { width: half, lineBreak: false });
    }
  });
}
