import type { QuotationDocument } from '../../domain/quotation/quotation-document.ts';
import { exceptionsOf, type QuotationException } from '../../domain/quotation/quotation-exceptions.ts';
import type { Attachment } from './attach-file.ts';
import type { Canvas } from './canvas.ts';
import { drawPdf } from './draw-pdf.ts';
import { FlowingText } from './flowing-text.ts';
import { drawLineTable } from './line-table.ts';
import { drawPageFeet } from './page-feet.ts';
import { drawIssuer, drawTitleBlock } from './paper-head.ts';
import { dateText } from './pdf-values.ts';
import { drawPreviewMark } from './preview-mark.ts';
import { drawTotals, totalsHeight } from './totals-block.ts';

export type PaperOptions = { readonly ubl?: Uint8Array; readonly isPreview?: boolean };

/** A quotation as PDF: letterhead, lines, totals, terms, and notes on every line that needs the reader's attention. */
export function quotationPdf(quotation: QuotationDocument, options: PaperOptions = {}): Uint8Array {
  const { issuer, createdAt } = quotation;
  const info = { title: titleOf(quotation), author: issuer.name, createdAt };
  const draw = (canvas: Canvas) => {
    drawQuotation(canvas, quotation);
    if (options.isPreview) drawPreviewMark(canvas);
  };
  return drawPdf(info, draw, options.ubl ? [ublAttachment(quotation, options.ubl)] : []);
}

function ublAttachment({ number }: QuotationDocument, bytes: Uint8Array): Attachment {
  return { name: `${number}.xml`, mediaType: 'application/xml', description: 'UBL 2.3 Quotation', bytes };
}

function titleOf({ number, revision }: QuotationDocument): string {
  return ['Quotation', number, revision > 1 ? `revision ${revision}` : ''].filter((part) => part !== '').join(' ');
}

function drawQuotation(canvas: Canvas, quotation: QuotationDocument): void {
  const top = drawTitleBlock(canvas, titleBlock(quotation), drawIssuer(canvas, quotation.issuer));
  const intro = new FlowingText(canvas, top);
  intro.paragraph(quotation.title, { gap: 10 });
  const { lines, netTotal } = quotation;
  const flow = new FlowingText(canvas, drawLineTable(canvas, lines, netTotal.currencyCode, intro.y));
  flow.need(totalsHeight(quotation));
  flow.y = drawTotals(canvas, quotation, flow.y);
  drawTerms(flow, quotation);
  drawNotes(flow, exceptionsOf(lines));
  drawPageFeet(canvas, `${quotation.issuer.name} · ${titleOf(quotation)} · ${dateText(quotation.issuedOn)}`);
}

function titleBlock(quotation: QuotationDocument) {
  return {
    kind: 'Quotation',
    addressee: ['Prepared for', quotation.customerName] as const,
    values: [
      ['Number', quotation.number],
      ['Revision', quotation.revision > 1 ? String(quotation.revision) : ''],
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

/** A reader must not have to find out by comparing: what is not offered, open, or offered differently, is said. */
function drawNotes(flow: FlowingText, exceptions: readonly QuotationException[]): void {
  const isDeviating = ({ reasons, productName }: QuotationException) => productName !== '' && reasons.length > 0;
  drawNote(flow, 'Where our offer differs from the request', exceptions.filter(isDeviating));
  drawOpen(
    flow,
    exceptions.filter((each) => each.kind === 'needs_review'),
  );
  const unmatched = exceptions.filter(({ kind }) => kind === 'no_match' || kind === 'no_bid');
  // Why a person offers nothing is for the customer; how the search came to nothing is for the reviewer.
  drawNote(flow, 'Requested lines without an offer', unmatched, ({ kind, requested, reasons }) =>
    [requested, ...(kind === 'no_bid' ? reasons : [])].join(' – '),
  );
}

function drawOpen(flow: FlowingText, open: readonly QuotationException[]): void {
  if (open.length === 0) return;
  const positions = open.map((each) => each.position).join(', ');
  flow.heading('Lines that we confirm before an order');
  flow.paragraph(`${open.length === 1 ? 'Line' : 'Lines'} ${positions}: the offered product is to be confirmed by us.`);
  flow.y += 8;
}

function drawNote(
  flow: FlowingText,
  heading: string,
  exceptions: readonly QuotationException[],
  say = ({ reasons }: QuotationException) => reasons.join(' '),
): void {
  if (exceptions.length === 0) return;
  flow.heading(heading);
  for (const exception of exceptions) flow.labelled(`Line ${exception.position}`, say(exception), 50);
  flow.y += 8;
}
