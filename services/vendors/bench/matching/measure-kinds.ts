import { upperBound } from '../../src/domain/matching/binomial-bounds.ts';
import { lineProfileOf } from '../../src/domain/matching/line-profile.ts';
import { type CandidateFacts, matchLine, rankCandidates } from '../../src/domain/matching/match-line.ts';
import { scoreCandidates } from '../../src/domain/matching/score-candidates.ts';
import type { KindLine } from './kind-lines.ts';
import { candidatesFor, type SearchableCatalogue } from './match-examples.ts';
import type { Thresholds } from './measure-decisions.ts';

export type KindFigures = {
  /** Of the lines that something in the catalogue answers. */
  readonly acceptedOfAnswerable: number;
  readonly wrong: number;
  readonly wrongAtMost: number;
  readonly accepted: number;
  /** Taken where everything that was right had been removed. */
  readonly acceptedInVain: number;
};

/** Each line once as the catalogue is, and once with everything that answers it taken out; that counts twice. */
export function kindFigures(
  lines: readonly KindLine[],
  catalogue: SearchableCatalogue,
  thresholds: Thresholds,
): KindFigures {
  const present = lines.map((asked) => takenFor(asked, { catalogue, thresholds, isInVain: false }));
  const inVain = lines.flatMap((asked) => takenFor(asked, { catalogue, thresholds, isInVain: true }) ?? []);
  const taken = present.flatMap((id, at) => (id === undefined ? [] : [lines[at]?.right.has(id) ?? false]));
  const right = taken.filter((isRight) => isRight).length;
  const [accepted, wrong] = [taken.length + 2 * inVain.length, taken.length - right + 2 * inVain.length];
  return {
    acceptedOfAnswerable: right / lines.length,
    ...{ wrong: accepted === 0 ? 0 : wrong / accepted, wrongAtMost: upperBound(wrong, accepted, 0.95), accepted },
    acceptedInVain: inVain.length / lines.length,
  };
}

type Asking = { readonly catalogue: SearchableCatalogue; readonly thresholds: Thresholds; readonly isInVain: boolean };

/** What the service would take without a person. */
function takenFor({ line: asked, right }: KindLine, { catalogue, thresholds, isInVain }: Asking): string | undefined {
  const line = lineProfileOf(asked);
  const found = candidatesFor(line, catalogue, ({ id }) => isInVain && right.has(id));
  const ranked = rankCandidates(scoreCandidates(line, found, catalogue.statistics), 1);
  const { outcome } = matchLine(ranked, { thresholds, factsOf: () => noFacts });
  return outcome === 'accepted' ? ranked[0]?.productId : undefined;
}

const noFacts: CandidateFacts = { brand: '', leadTimeDays: 0, packSize: 1, unitPrice: undefined };
