import type { LineMatch } from '../domain/quotation/line-match.ts';
import type { LineToPrice, PricedLines } from '../domain/quotation/priced-line.ts';
import { linesToPrice, type RequestedLine } from '../domain/quotation/quotation-line.ts';
import type { Organisation, Ports } from '../ports.ts';

/** Lines sent to the catalogue in one call: it takes 500, and a call of 100 stays well below the deadline. */
const linesPerCall = 100;

export async function matchLines(
  { catalogue }: Pick<Ports, 'catalogue'>,
  lines: readonly RequestedLine[],
): Promise<Map<string, LineMatch>> {
  const matches = new Map<string, LineMatch>();
  for (const part of inParts(lines)) for (const match of await catalogue.match(part)) matches.set(match.lineId, match);
  return matches;
}

/** For whom, in which currency and on which day (YYYY-MM-DD). */
export type PricedOn = { readonly organisation: Organisation; readonly currencyCode: string; readonly day: string };

/**
 * Prices what was matched, and lines whose product is known already. In one call, because delivery and bundles depend on
 * the whole; pricing is light enough for the longest tender.
 */
export async function priceMatched(
  { catalogue }: Pick<Ports, 'catalogue'>,
  toPrice: {
    readonly lines: readonly RequestedLine[];
    readonly matches: ReadonlyMap<string, LineMatch>;
    readonly known?: readonly LineToPrice[];
  },
  { organisation, currencyCode, day }: PricedOn,
): Promise<PricedLines> {
  const all = [...(toPrice.known ?? []), ...linesToPrice(toPrice.lines, toPrice.matches)];
  return await priceAll({ catalogue }, all, { organisation, currencyCode, day });
}

/** Nothing to price costs nothing; the catalogue need not be asked. */
export async function priceAll(
  { catalogue }: Pick<Ports, 'catalogue'>,
  lines: readonly LineToPrice[],
  { organisation: { countryCode }, currencyCode, day: priceDate }: PricedOn,
): Promise<PricedLines> {
  if (lines.length > 0) return await catalogue.price(lines, { currencyCode, countryCode, priceDate });
  const zero = { currencyCode, value: '0' };
  return { lines: [], charges: [], netTotal: zero, taxes: [], grossTotal: zero };
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += linesPerCall) yield all.slice(at, at + linesPerCall);
}
