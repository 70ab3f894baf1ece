import type { Tone } from './mandate.ts';
import { standingWords } from './phrase-standing.ts';
import type { Standing } from './standing.ts';
import { isCharge } from './stated-charges.ts';
import { findTerm, issueNames, type Terms, textOf, unitPriceOf } from './terms.ts';

/** Everything a message to a vendor may be made of: the offer it goes with and facts both sides know. */
export type MessageFacts = {
  readonly terms: Terms;
  readonly tone: Tone;
  readonly round: number;
  readonly maximumRounds: number;
  readonly quantity: { readonly value: string; readonly unitCode: string };
  /** True only when another vendor has really agreed to a lower unit price than this vendor's last offer. */
  readonly hasLowerPriceElsewhere: boolean;
  /** Where the vendor's last offer stands, when it is to be told. */
  readonly standing?: Standing | undefined;
  /** True when the vendor has named a charge without saying how much. */
  readonly hasOpenCharge?: boolean;
};

/** The words that go with an offer: templates by tone, no number but the offer's own. */
export function phraseOffer(facts: MessageFacts): string {
  const { terms, tone, round, maximumRounds, hasOpenCharge = false } = facts;
  const openings = round === 1 ? first[tone] : next[tone];
  const sentences = [
    // Turn by turn, so that three rounds do not read like one; chance would make a resumed round read differently.
    openings[round % openings.length],
    `${describeOffer(facts)}.`,
    terms.some(isCharge) ? 'The charges that you have stated come on top.' : undefined,
    hasOpenCharge
      ? 'One of your charges has no amount yet: this offer is without it. Please say how much it is.'
      : undefined,
    competition(facts),
    round >= maximumRounds ? last[tone] : undefined,
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

// An agreement at a lower price says more than a better offer does.
function competition({ tone, hasLowerPriceElsewhere, standing }: MessageFacts): string | undefined {
  if (hasLowerPriceElsewhere) return leverage[tone];
  return standing && standingWords[standing][tone];
}

function describeOffer({ terms, quantity }: MessageFacts): string {
  const { amount, currencyCode } = unitPriceOf(terms);
  const price = `${amount} ${currencyCode} per unit and year for ${quantity.value} ${quantity.unitCode}`;
  return [price, ...terms.flatMap(({ issue }) => describeTerm(issue, terms))].join(', ');
}

function describeTerm(issue: string, terms: Terms): readonly string[] {
  const describe = termWords[issue];
  const term = findTerm(terms, issue);
  return describe && term ? [describe(textOf(term))] : [];
}

const termWords: Readonly<Record<string, (value: string) => string>> = {
  [issueNames.termMonths]: (value) => `a term of ${value} months`,
  [issueNames.paymentTerms]: (value) => `payment ${value}`,
  [issueNames.supportLevel]: (value) => `support ${value}`,
  [issueNames.deliveryDays]: (value) => `delivery within ${value} days`,
};

type Sentences = Readonly<Record<Tone, readonly string[]>>;

const first: Sentences = {
  firm: ['Our offer:'],
  balanced: ['Thank you for your list offer. We propose:'],
  friendly: ['Thank you very much for your list offer; we would like to work with you. Our proposal:'],
};

const next: Sentences = {
  firm: ['We can offer:', 'Our revised offer:'],
  balanced: ['We have looked at your proposal and can offer:', 'To come closer to each other, we propose:'],
  friendly: [
    'Thank you for moving towards us. We would be glad to agree on:',
    'We appreciate your proposal. Could we meet at:',
  ],
};

const leverage: Readonly<Record<Tone, string>> = {
  firm: 'Another vendor has agreed to a lower unit price than your last offer.',
  balanced: 'Please note that another vendor has agreed to a lower unit price than your last offer.',
  friendly: 'To be open with you: another vendor has agreed to a lower unit price than your last offer.',
};

const last: Readonly<Record<Tone, string>> = {
  firm: 'This is our last offer.',
  balanced: 'This is the last round, so this is our final offer.',
  friendly: 'As this is the last round, it is the best we can put forward, and we hope that it works for you.',
};
