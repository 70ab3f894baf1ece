import type { QuotationLine, RequestedLine } from './quotation-line.ts';

/** A line that was quoted before, with what was asked for then. */
export type FormerLine = { readonly line: QuotationLine; readonly requested: RequestedLine };

/** A line of the amended list: new, or one that was quoted before, perhaps in another quantity. */
export type AmendedLine = {
  readonly requested: RequestedLine;
  readonly former: QuotationLine | undefined;
  readonly isSameQuantity: boolean;
};

/**
 * Finds for each line of the amended list what was offered on it before. A line is the same when it asks for the same thing;
 * what a person decided about it and what it costs then stay, and only the rest is matched anew.
 */
export function carryOver(former: readonly FormerLine[], amended: readonly RequestedLine[]): AmendedLine[] {
  const waiting = Map.groupBy(former, ({ requested }) => thingOf(requested));
  return amended.map((requested) => {
    const found = waiting.get(thingOf(requested))?.shift();
    return { requested, former: found?.line, isSameQuantity: found !== undefined && sameQuantity(found, requested) };
  });
}

/** The former line in its new place. */
export function inNewPlace(line: QuotationLine, { lineId, position }: RequestedLine): QuotationLine {
  return { ...line, position, requirementId: lineId, origin: line.origin ?? line.requirementId };
}

function sameQuantity({ requested: { quantity } }: FormerLine, now: RequestedLine): boolean {
  return quantity.value === now.quantity.value && quantity.unitCode === now.quantity.unitCode;
}

function thingOf({ description, partNumber, brand, constraints }: RequestedLine): string {
  const limits = constraints.map(({ attribute, operator, value, unit }) => [attribute, operator, value, unit]);
  return JSON.stringify([description.replace(/\s+/g, ' ').trim().toLowerCase(), partNumber, brand, limits]);
}
