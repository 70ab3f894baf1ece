import type { QuotationDocument } from '../../domain/quotation/quotation-document.ts';
import type { QuotationLine } from '../../domain/quotation/quotation-line.ts';
import { FlowingText } from './flowing-text.ts';
import { drawLineTable } from './line-table.ts';
import { drawPageFeet } from './page-feet.ts';
import { drawIssuer, drawTitleBlock } from './paper-head.ts';
import { drawPdf, type Pdf } from './pdf-bytes.ts';
import { dateText } from './pdf-values.ts';
import { drawTotals, totalsHeight } from './totals-block.ts';

export type PaperOptions = { readonly ubl?: Uint8Array; readonly isPreview?: boolean };

/** A quotation as PDF: letterhead, lines, totals, terms, and notes on every line that needs the reader's attention. */
export function quotationPdf(quotation: QuotationDocument, options: PaperOptions = {}): Promise<Uint8Array> {
  const info = {
    title: `Quotation ${quotation.number}`,
    author: quotation.issuer.name,
    createdAt: quotation.createdAt,
  };
  return drawPdf(info, (pdf) => {
    drawQuotation(pdf, quotation);
    if (options.ubl) attachUbl(pdf, quotation, options.ubl);
  });
}

function attachUbl(pdf: Pdf, { number, createdAt }: QuotationDocument, ubl: Uint8Array): void {
  const file: PDFKit.Mixins.PDFAttachmentOptions & { readonly relationship: string } = {
    name: `${number}.xml`,
    type: 'application/xml',
    description: 'UBL 2.3 Quotation',
    // The same content in another form; pdfkit writes it, its types do not know it.
    relationship: 'Alternative',
    creationDate: createdAt,
    modifiedDate: createdAt,
  };
  pdf.file(Buffer.from(ubl), file);
}

function drawQuotation(pdf: Pdf, quotation: QuotationDocument): void {
  const top = drawTitleBlock(pdf, titleBlock(quotation), drawIssuer(pdf, quotation.issuer));
  const intro = new FlowingText(pdf, top);
  intro.paragraph(`${quotation.title}`, { gap: 10 });
  const flow = new FlowingText(pdf, drawLineTable(pdf, quotation.lines, quotation.netTotal.currencyCode, intro.y));
  flow.need(totalsHeight(quotation));
  flow.y = drawTotals(pdf, quotation, flow.y);
  drawTerms(flow, quotation);
  drawNotes(flow, quotation.lines);
  drawPageFeet(pdf, `${quotation.issuer.name} · Quotation ${quotation.number} · ${dateText(quotation.issuedOn)}`);
}

function titleBlock(quotation: QuotationDocument) {
  return {
    kind: 'Quotation',
    addressee: ['Prepared for', quotation.customerName] as const,
    values: [
      ['Number', quotation.number],
      ['Date', dateText(quotation.issuedOn)],
      ['Valid until', dateText(quotation.validUntil)],
      ['Your reference', quotation.reference],
    ] as const,
  };
}

function drawTerms(flow: FlowingText, quotation: QuotationDocument): void {
  flow.heading('Terms');
  flow.labelled('Payment', quotation.paymentTerms, 80);
  if (quotation.deliveryDate !== '')
    flow.labelled(
      'Delivery',
      `estimated by ${dateText(quotation.deliveryDate)}, when ordered on the date of this quotation`,
      80,
    );
  flow.labelled(
    'Validity',
    `binding until ${dateText(quotation.validUntil)}; prices in ${quotation.netTotal.currencyCode}`,
    80,
  );
  flow.y += 8;
}

/** A reader must not have to find out by comparing: what is not offered, and what is offered differently, is said. */
function drawNotes(flow: FlowingText, lines: readonly QuotationLine[]): void {
  const unmatched = lines.filter((line) => line.outcome === 'no_match');
  const deviating = lines.filter((line) => line.outcome !== 'no_match' && line.deviations.length > 0);
  if (deviating.length > 0) {
    flow.heading('Where our offer differs from the request');
    for (const line of deviating) flow.labelled(`Line ${line.position}`, line.deviations.join(' '), 50);
    flow.y += 8;
  }
  if (unmatched.length === 0) return;
  flow.heading('Requested lines without an offer');
  for (const line of unmatched)
    flow.labelled(`Line ${line.position}`, `${line.requested}${line.explanation ? ` – ${line.explanation}` : ''}`, 50);
}
