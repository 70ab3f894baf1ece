import type { TimeCurve } from './strategies/time-dependent.ts';

/** The seven ways in which a seller agent may behave. */
export const personalityNames = [
  'aggressive',
  'cooperative',
  'strategic',
  'opportunistic',
  'premium',
  'volume',
  'relationship',
] as const;
export type PersonalityName = (typeof personalityNames)[number];

/** How a personality concedes and what it listens to. */
export type Personality = {
  readonly curve: TimeCurve;
  /** Share of the buyer's own concession that is answered in kind on top of the curve. */
  readonly reciprocity: number;
  /** How much the seller shifts towards a deal when its quarter ends or capacity is idle, as share of its way. */
  readonly pressure: number;
  /** Multiplies what the seller thinks an issue is worth: a premium seller would rather add service than lower the price. */
  readonly emphasis: Readonly<Record<string, number>>;
};

/** The last curve value says how near its floor the seller goes at its last word: .9 leaves a tenth of the margin. */
export const personalities: Readonly<Record<PersonalityName, Personality>> = {
  aggressive: {
    curve: { exponent: 0.4, start: 0, end: 0.9, band: 0.04 },
    reciprocity: 0,
    pressure: 0.05,
    emphasis: {},
  },
  cooperative: {
    curve: { exponent: 1.4, start: 0.05, end: 1, band: 0.12 },
    reciprocity: 0.2,
    pressure: 0.1,
    emphasis: {},
  },
  strategic: {
    curve: { exponent: 0.6, start: 0, end: 0.95, band: 0.06 },
    reciprocity: 0.3,
    pressure: 0.05,
    emphasis: {},
  },
  opportunistic: {
    curve: { exponent: 0.5, start: 0, end: 0.92, band: 0.05 },
    reciprocity: 0.1,
    pressure: 0.25,
    emphasis: {},
  },
  premium: {
    curve: { exponent: 0.5, start: 0, end: 0.9, band: 0.08 },
    reciprocity: 0.1,
    pressure: 0,
    emphasis: { unit_price: 1.2, support_level: 0.6, service_level_percent: 0.6 },
  },
  volume: {
    curve: { exponent: 0.9, start: 0, end: 1, band: 0.06 },
    reciprocity: 0.1,
    pressure: 0.15,
    emphasis: { quantity: 1.5, term_months: 1.5 },
  },
  relationship: {
    curve: { exponent: 1, start: 0.03, end: 1, band: 0.1 },
    reciprocity: 0.5,
    pressure: 0.05,
    emphasis: { payment_days: 0.7 },
  },
};
