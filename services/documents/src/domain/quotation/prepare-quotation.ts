import type { Letterhead } from '../letterhead.ts';
import type { TenderFacts } from '../reading/tender-facts.ts';
import type { LineMatch } from './line-match.ts';
import type { PricedLines } from './priced-line.ts';
import type { QuotationDocument } from './quotation-document.ts';
import { type QuotationLine, type RequestedLine, toQuotationLine } from './quotation-line.ts';

export type QuotationDraft = Omit<QuotationDocument, 'number' | 'revision' | 'createdAt'>;

export type QuotationParts = {
  readonly fileName: string;
  readonly facts: TenderFacts;
  readonly issuer: Letterhead;
  readonly lines: readonly RequestedLine[];
  readonly matches: ReadonlyMap<string, LineMatch>;
  readonly prices: PricedLines;
  /** YYYY-MM-DD. */
  readonly issuedOn: string;
  readonly validityDays: number;
  readonly paymentTerms: string;
};

/** Puts what was matched and priced onto one sheet, every requested line in its place, also those without an offer. */
export function prepareQuotation(parts: QuotationParts): QuotationDraft {
  const priced = new Map(parts.prices.lines.map((line) => [line.lineId, line]));
  const lines = parts.lines.map((line) =>
    toQuotationLine(line, parts.matches.get(line.lineId) ?? unanswered(line.lineId), priced.get(line.lineId)),
  );
  return {
    title: parts.facts.title?.value ?? parts.fileName,
    issuer: { name: parts.issuer.name, addressLines: parts.issuer.addressLines, taxId: parts.issuer.taxId },
    customerName: parts.facts.buyer?.value ?? '',
    reference: parts.facts.reference?.value ?? '',
    issuedOn: parts.issuedOn,
    validUntil: daysLater(parts.issuedOn, parts.validityDays),
    paymentTerms: parts.paymentTerms,
    deliveryDate: lastDelivery(lines),
    lines,
    charges: parts.prices.charges,
    netTotal: parts.prices.netTotal,
    taxes: parts.prices.taxes,
    grossTotal: parts.prices.grossTotal,
  };
}

/** The latest of the lines: an order is delivered when its last item is. */
export function lastDelivery(lines: readonly Pick<QuotationLine, 'deliveryDate'>[]): string {
  const dates = lines.map((line) => line.deliveryDate);
  return dates.sort().at(-1) ?? '';
}

export function daysLater(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** What a line is whose answer the catalogue left out. */
export function unanswered(lineId: string): LineMatch {
  return { lineId, outcome: 'no_match', candidates: [], explanation: 'The catalogue gave no answer for this line.' };
}
