import type { Move } from '@procur/negotiation-engine/history';
import type { PersonalityName } from '@procur/negotiation-engine/personality';
import { openSeller } from '@procur/negotiation-engine/seller';
import type { Purchase } from '../../src/deal-money.ts';
import type { Mandate } from '../../src/mandate.ts';
import type { RememberedDeal } from '../../src/memory.ts';
import { type NextStep, nextStep } from '../../src/next-step.ts';
import { openingIssues, type PublicOffering } from '../../src/opening-issues.ts';
import { toTerms } from '../../src/table-terms.ts';
import { termWorth } from '../../src/term-worth.ts';
import type { Terms } from '../../src/terms.ts';
import { prepareAgent } from '../../src/thread-agent.ts';

/** 150 seats against a budget of 1,150 each. */
export function aMandate(changes: Partial<Mandate> = {}): Mandate {
  return {
    currencyCode: 'USD',
    minorUnits: 2,
    walkAwayUnitPrice: '1150.00',
    allowedPaymentTerms: ['NET30', 'NET45', 'NET60'],
    allowedTermMonths: [36],
    allowedSupportLevels: [],
    maximumRounds: 6,
    tone: 'balanced',
    policyVersion: 1,
    weights: {},
    ...changes,
  };
}

export const anOffering: PublicOffering = {
  listUnitPrice: '1200.00',
  paymentTerms: ['NET30', 'NET45', 'NET60'],
  supportLevels: ['standard', 'premium'],
  leadTimeDays: 14,
};

/** Fewer values, so that thousands of tables can be played in seconds. */
export const aSmallOffering: PublicOffering = { ...anOffering, paymentTerms: ['NET30', 'NET60'], leadTimeDays: 0 };

export function worthOfTerms(mandate: Mandate) {
  return termWorth(mandate, anOffering.listUnitPrice, { costOfCapitalPercent: 8 });
}

export const seats: Purchase = { currencyCode: 'USD', minorUnits: 2, quantity: '150', defaultTermMonths: 12 };

type Table = {
  readonly mandate: Mandate;
  readonly personality: PersonalityName;
  readonly floor: string;
  readonly seed?: number;
  readonly alternativePrice?: string | null;
  readonly offering?: PublicOffering;
  readonly memory?: readonly RememberedDeal[];
};

/** What the buyer said, and how it ended. */
export type Played = {
  readonly sent: readonly { terms: Terms; message: string }[];
  /** What the vendor said. */
  readonly heard: readonly Terms[];
  readonly step: NextStep | 'seller_accepted' | 'seller_ended';
  readonly rounds: number;
  readonly agreed: Terms | undefined;
};

/** Plays a thread against the seller agent of the engine, as the service does against that of the vendors service. */
export function playWithSeller({
  mandate,
  personality,
  floor,
  seed = 7,
  alternativePrice = null,
  offering = anOffering,
  memory = [],
}: Table): Played {
  const issues = openingIssues(mandate, offering);
  const worth = worthOfTerms(mandate);
  const agent = prepareAgent({ issues, mandate, worth, seed, memory });
  if (!agent) throw new Error('no common terms');
  const seller = openSeller({
    issues,
    personality,
    situation: { quarterProgress: 0.4, idleCapacity: 0.2 },
    floorPrice: floor,
    normalTerms: { term_months: 36, payment_terms: 'NET30', support_level: 'standard', delivery_days: 14 },
    worth: {
      payment_terms: { byValue: { NET30: 0, NET45: -4, NET60: -8 } },
      support_level: { byValue: { standard: 0, premium: -12 } },
      delivery_days: { perUnit: 0.5 },
    },
    rounds: mandate.maximumRounds,
    seed: seed + 1,
  });
  const moves: Move[] = [];
  const sent: { terms: Terms; message: string }[] = [];
  const heard: Terms[] = [];
  let standing: Terms | undefined;
  for (let round = 0; ; round++) {
    const step = nextStep({
      agent,
      mandate,
      purchase: seats,
      quantity: { value: '150', unitCode: 'EA' },
      moves,
      round,
      ...(standing && { standing }),
      alternativePrice,
      hasLowerPriceElsewhere: false,
    });
    if (step.kind !== 'offer')
      return { sent, heard, step, rounds: round, agreed: step.kind === 'accept' ? step.terms : undefined };
    const { terms, message, bid } = step.offer;
    sent.push({ terms, message });
    moves.push({ by: 'self', bid, round: round + 1 });
    const answer = seller.decide({
      moves: moves.map((move) => ({ ...move, by: move.by === 'self' ? 'other' : 'self' })),
      round: round + 1,
    });
    if (answer.action === 'accept') return { sent, heard, step: 'seller_accepted', rounds: round + 1, agreed: terms };
    if (answer.action === 'end' || !answer.bid)
      return { sent, heard, step: 'seller_ended', rounds: round + 1, agreed: undefined };
    moves.push({ by: 'other', bid: answer.bid, round: round + 1 });
    standing = toTerms(issues, answer.bid);
    heard.push(standing);
  }
}

type TermChanges = Partial<Record<'price' | 'currencyCode' | 'months' | 'payment' | 'support' | 'days', string>>;

/** An offer within the mandate, with whatever a test wants to be different. */
export function someTerms(changes: TermChanges = {}): Terms {
  const {
    price = '1100.00',
    currencyCode = 'USD',
    months = '36',
    payment = 'NET30',
    support = 'standard',
    days = '14',
  } = changes;
  return [
    { issue: 'unit_price', kind: 'money', currencyCode, amount: price },
    { issue: 'term_months', kind: 'number', number: months },
    { issue: 'payment_terms', kind: 'choice', choice: payment },
    { issue: 'support_level', kind: 'choice', choice: support },
    { issue: 'delivery_days', kind: 'number', number: days },
  ];
}
