import { toOutcome } from '@procur/negotiation-engine/outcome-space';
import { personalityNames } from '@procur/negotiation-engine/personality';
import { issuesOf, playReference, type ReferenceCase, s12, s24 } from '@procur/negotiation-engine/reference-cases';

/** One reference case against one seller. */
export type ReferenceResult = {
  readonly name: string;
  readonly seller: string;
  readonly price: number | null;
  readonly savedPercent: number;
  readonly rounds: number;
  readonly kept: boolean;
};

/** Plays S-12 and S-24 against every seller personality. */
export function playReferenceCases(seed: number): ReferenceResult[] {
  const cases: readonly [string, ReferenceCase][] = [
    ['S-12', s12],
    ['S-24', s24],
  ];
  return cases.flatMap(([name, reference]) =>
    personalityNames.map((seller) => play({ name, seller, reference, seed })),
  );
}

type Play = {
  readonly name: string;
  readonly seller: (typeof personalityNames)[number];
  readonly reference: ReferenceCase;
  readonly seed: number;
};

function play({ name, seller, reference, seed }: Play): ReferenceResult {
  const { agreement, rounds } = playReference(reference, seller, seed);
  const price = agreement && Number(toOutcome(issuesOf(reference), agreement).unit_price);
  const saved = price === null ? 0 : 1 - price / Number(reference.listPrice);
  const within = price !== null && price >= Number(reference.floorPrice) && price <= Number(reference.walkAwayPrice);
  return {
    name,
    seller,
    price,
    savedPercent: saved * 100,
    rounds,
    kept: within && saved >= reference.leastSaving && rounds <= reference.rounds,
  };
}
