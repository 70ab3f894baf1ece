import type { TenderFacts } from '../reading/tender-facts.ts';
import { type AmendedLine, inNewPlace } from './carry-over.ts';
import type { LineMatch } from './line-match.ts';
import { lastDelivery, type QuotationDraft, unanswered } from './prepare-quotation.ts';
import type { LineToPrice, PricedLine, PricedLines } from './priced-line.ts';
import { quantityNotes, withoutQuantityNotes } from './quantity-notes.ts';
import { type QuotationLine, type RequestedLine, toQuotationLine } from './quotation-line.ts';
import { totalsOf } from './quotation-totals.ts';

/** Lines whose product stays. They are all priced, because delivery and bundles depend on the whole. */
export function linesToReprice(lines: readonly AmendedLine[]): LineToPrice[] {
  return lines.flatMap(({ requested: { lineId, quantity: asked }, former, isSameQuantity }) => {
    if (!former?.unitPrice) return [];
    return [{ lineId, productId: former.productId, quantity: isSameQuantity ? former.quantity : asked }];
  });
}

export type AmendmentParts = {
  readonly facts: TenderFacts;
  readonly carried: readonly AmendedLine[];
  readonly matches: ReadonlyMap<string, LineMatch>;
  /** Of all lines; used where a line is new or its quantity has changed. */
  readonly prices: PricedLines;
};

/** The quotation after an amendment: what stayed keeps its offer and price, the rest is as matched and priced now. */
export function amendQuotation(former: QuotationDraft, parts: AmendmentParts): QuotationDraft {
  const priced = new Map(parts.prices.lines.map((line) => [line.lineId, line]));
  const lines = parts.carried.map((line) => toLine(line, parts.matches, priced.get(line.requested.lineId)));
  const { charges } = parts.prices;
  const { currencyCode } = former.netTotal;
  return {
    ...former,
    customerName: parts.facts.buyer?.value ?? former.customerName,
    reference: parts.facts.reference?.value ?? former.reference,
    lines,
    charges,
    deliveryDate: lastDelivery(lines),
    ...totalsOf({ lines, charges }, { currencyCode, known: former.taxes }),
  };
}

function toLine(
  { requested, former, isSameQuantity }: AmendedLine,
  matches: ReadonlyMap<string, LineMatch>,
  priced: PricedLine | undefined,
): QuotationLine {
  if (!former) return toQuotationLine(requested, matches.get(requested.lineId) ?? unanswered(requested.lineId), priced);
  const line = inNewPlace(former, requested);
  return isSameQuantity ? line : inNewQuantity(line, requested, priced);
}

function inNewQuantity(
  line: QuotationLine,
  { quantity: asked, isQuantityStated: isStated }: RequestedLine,
  priced: PricedLine | undefined,
): QuotationLine {
  if (!priced) return { ...line, asked, quantity: asked };
  const { lineId: _, isBelowMargin: __, ...price } = priced;
  const notes = quantityNotes({ asked, isStated, charged: price.quantity });
  return { ...line, asked, ...price, deviations: [...withoutQuantityNotes(line.deviations), ...notes] };
}
