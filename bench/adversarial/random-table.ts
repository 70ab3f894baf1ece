import type { Mandate } from '@procur/buyer-agent/mandate';
import type { PublicOffering } from '@procur/buyer-agent/opening-issues';
import type { Draw } from './random-source.ts';

/** A purchase with limits of every kind, drawn at random. */
export type RandomTable = {
  readonly mandate: Mandate;
  readonly offering: PublicOffering;
  readonly quantity: string;
};

const currencies = [
  { currencyCode: 'USD', minorUnits: 2 },
  { currencyCode: 'EUR', minorUnits: 2 },
  { currencyCode: 'JPY', minorUnits: 0 },
  { currencyCode: 'KWD', minorUnits: 3 },
] as const;
const payments = ['NET15', 'NET30', 'NET45', 'NET60'];
const supports = ['standard', 'premium'];
const years = [12, 24, 36];

export function randomTable(draw: Draw): RandomTable {
  const currency = draw.pick(currencies);
  const list = draw.whole(80, 4_000);
  const walkAway = Math.round((list * draw.whole(80, 105)) / 100);
  const quantity = draw.chance(0.8) ? String(draw.whole(1, 500)) : `${draw.whole(1, 90)}.${draw.whole(1, 9)}`;
  const allowedTermMonths = draw.chance(0.5) ? [draw.pick(years)] : years.slice(0, draw.whole(2, 3));
  const contract = walkAway * Number(quantity) * (Math.max(...allowedTermMonths) / 12);
  const mandate: Mandate = {
    ...currency,
    walkAwayUnitPrice: String(walkAway),
    allowedPaymentTerms: draw.some(payments),
    allowedTermMonths,
    allowedSupportLevels: draw.some(supports),
    ...(draw.chance(0.5) && { maximumDeliveryDays: draw.whole(5, 40) }),
    maximumRounds: draw.whole(1, 8),
    ...(draw.chance(0.8) && { maximumTotal: amountAround(contract, draw) }),
    ...(draw.chance(0.5) && { authorityLimit: amountAround(contract, draw) }),
    costs: randomCosts(draw),
    tone: draw.pick(['firm', 'balanced', 'friendly'] as const),
    policyVersion: 1,
    weights: {},
  };
  const offering = {
    listUnitPrice: String(list),
    paymentTerms: payments,
    supportLevels: supports,
    leadTimeDays: draw.pick([0, 10, 20]),
  };
  return { mandate, offering, quantity };
}

function amountAround(contract: number, draw: Draw): string {
  return String(Math.max(1, Math.round((contract * draw.whole(75, 125)) / 100)));
}

function randomCosts(draw: Draw) {
  const fees = [
    { name: 'onboarding', amount: String(draw.whole(1, 999)), basis: 'once' as const },
    { name: 'hosting', amount: String(draw.whole(1, 200)), basis: 'per-year' as const },
    { name: 'support', amount: String(draw.whole(1, 3)), basis: 'per-unit-and-year' as const },
  ];
  return { taxPercent: draw.pick(['0', '7', '8.875', '19', '20']), fees: draw.some(fees) };
}
