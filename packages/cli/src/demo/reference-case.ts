import type { Purchase } from './buy-job.ts';

/** The reference case: list 1,200 a seat, the vendor's floor 1,060, budget 1,150. */
const reference = { lowest: 1060, highest: 1150, leastShareSaved: 0.075, mostRounds: 6 };

/** What a purchase of the reference case must have come to; empty when it is all right. */
export function referenceFindings({ request, negotiation, contracts }: Purchase): readonly string[] {
  const price = Number(request.award?.unitPrice?.units ?? 0n) + (request.award?.unitPrice?.nanos ?? 0) / 1e9;
  const share = Number(request.award?.savingsShare ?? 0);
  const rounds = negotiation.result?.rounds ?? Number.POSITIVE_INFINITY;
  const { lowest, highest, leastShareSaved, mostRounds } = reference;
  return [
    ...finding(price >= lowest && price <= highest, `the price is ${price}, it should be ${lowest} to ${highest}`),
    ...finding(
      share >= leastShareSaved,
      `${share} of the list price is saved, it should be at least ${leastShareSaved}`,
    ),
    ...finding(rounds <= mostRounds, `it took ${rounds} rounds, at most ${mostRounds} are allowed`),
    ...finding(contracts.length === 1, `there are ${contracts.length} contracts, there should be exactly one`),
  ];
}

function finding(isRight: boolean, sentence: string): readonly string[] {
  return isRight ? [] : [sentence];
}
