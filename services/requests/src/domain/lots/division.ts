import type { Amount } from '@procur/service-kit/money';
import type { Fee } from '../cost-terms.ts';
import type { RequestDetails, RequestLine } from '../request-details.ts';

/** What is said of a lot besides its lines. */
export type LotTerms = {
  readonly name: string;
  /** Empty is the category of the request. */
  readonly category: string;
  /** For the period of the request's budget; absent means a share of what the others leave. */
  readonly budget: Amount | undefined;
  readonly fees: readonly Fee[];
};

/** How lots may be divided among vendors. */
export type SplitRules = {
  readonly allowPartialAward: boolean;
  /** 0 means any number. */
  readonly maximumVendors: number;
  /** Of one vendor more. */
  readonly onboardingCost: Amount | undefined;
};

/** That and how a request is awarded by lot. */
export type Division = { readonly lots: readonly LotTerms[]; readonly rules: SplitRules };

export type PlannedLot = LotTerms & { readonly lines: readonly RequestLine[] };

/** Longest name of a lot: it stands in the title and the reasons of a request. */
export const lotNameLength = 100;

/** The lots in the order of their first lines; none when the request is awarded as a whole. */
export function planLots({ lines, division }: Pick<RequestDetails, 'lines' | 'division'>): readonly PlannedLot[] {
  if (!division) return [];
  const byName = new Map<string, RequestLine[]>();
  for (const [index, line] of lines.entries()) {
    const name = line.lot || freeName(line, { index, lines });
    byName.set(name, [...(byName.get(name) ?? []), line]);
  }
  return [...byName].map(([name, own]) => {
    const said = division.lots.find((lot) => lot.name === name);
    return { ...(said ?? { category: '', budget: undefined, fees: [] }), name, lines: own };
  });
}

// A line of no lot is one of its own, told by its place when another has the same words.
function freeName({ description }: RequestLine, place: { index: number; lines: readonly RequestLine[] }): string {
  const name = description.slice(0, lotNameLength);
  const isTaken = place.lines.some(
    (line, index) => index !== place.index && (line.lot || line.description.slice(0, lotNameLength)) === name,
  );
  if (!isTaken) return name;
  const number = ` (line ${place.index + 1})`;
  return `${description.slice(0, lotNameLength - number.length)}${number}`;
}

/** Categories that lots have of their own: the rules for them hold for the request as well. */
export function lotCategories(details: Pick<RequestDetails, 'lines' | 'division'>): readonly string[] {
  return planLots(details).flatMap(({ category }) => category || []);
}
