import type { AuctionRules } from './auction-rules.ts';
import type { Tone } from './mandate.ts';
import { standingWords } from './phrase-standing.ts';

/** Everything a call may say: the rules of the auction, and whether a better offer is really on the table. */
export type CallFacts = {
  readonly rules: Pick<AuctionRules, 'kind' | 'incrementPercent'>;
  readonly tone: Tone;
  readonly isBehind: boolean;
  readonly quantity: { readonly value: string; readonly unitCode: string };
};

/** The words that go with a call for the best offer. Who leads, with what, and how many there are is said to nobody. */
export function phraseCall({ rules, tone, isBehind, quantity }: CallFacts): string {
  const what = `${quantity.value} ${quantity.unitCode}`;
  const sentences = [
    isBehind ? standingWords.behind[tone] : undefined,
    `${asking[tone]} ${what}.`,
    rules.kind === 'sealed'
      ? 'You are asked once; we go on with the best offers.'
      : `You stay in this round of bids with an offer at least ${rules.incrementPercent} per cent better than your last, all terms counted; you may also leave it, and your last offer stands.`,
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

const asking: Readonly<Record<Tone, string>> = {
  firm: 'Make your best offer for',
  balanced: 'Please make your best offer for',
  friendly: 'We would be glad to have your best offer for',
};
