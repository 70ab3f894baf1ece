import { buildProcurementSpace } from '@procur/negotiation-engine/procurement-space';
import { type Random, seededRandom } from '@procur/negotiation-engine/random';
import { profileFromWorth, type Worth } from '@procur/negotiation-engine/worth-profile';
import type { Scenario } from './scenario.ts';

const seedOfPurchases = 20_261_120;

/** Seeded purchases of software seats: list price, floor, budget and the worth of every term differ, the shape is real. */
export function procurementScenarios(count: number): Scenario[] {
  const random = seededRandom(seedOfPurchases);
  return Array.from({ length: count }, (_, i) => purchase(`purchase ${i + 1}`, random));
}

function purchase(name: string, random: Random): Scenario {
  const between = (from: number, to: number) => from + (to - from) * random();
  const list = Math.round(between(200, 2000));
  const issues = buildProcurementSpace({
    currencyCode: 'USD',
    listPrice: `${list}.00`,
    priceStep: (list / 100).toFixed(2),
    termMonths: [12, 24, 36],
    paymentDays: [14, 30, 45, 60],
    supportLevels: ['standard', 'extended', 'premium'],
    deliveryDays: [7, 14, 30],
    valueAdds: ['training'],
  });
  const unit = list / 100;
  const terms = (sign: 1 | -1): Record<string, Worth> => ({
    unit_price: { perUnit: -sign },
    term_months: { byValue: { 12: 0, 24: sign * unit * between(-3, 1), 36: sign * unit * between(-6, 2) } },
    payment_days: {
      byValue: {
        14: sign * unit * between(-1, 0),
        30: 0,
        45: sign * unit * between(0, 1),
        60: sign * unit * between(0.5, 2),
      },
    },
    support_level: {
      byValue: { standard: 0, extended: sign * unit * between(0.5, 2), premium: sign * unit * between(2, 5) },
    },
    delivery_days: { byValue: { 7: sign * unit * between(0, 1), 14: 0, 30: -sign * unit * between(0, 2) } },
    value_add_training: { byValue: { true: sign * unit * between(0.5, 2) } },
  });
  const normal = {
    term_months: '12',
    payment_days: '30',
    support_level: 'standard',
    delivery_days: '14',
    value_add_training: false,
  };
  const buyer = profileFromWorth({
    issues,
    worth: terms(1),
    limit: { ...normal, unit_price: (list * between(0.92, 0.98)).toFixed(2) },
  });
  const seller = profileFromWorth({
    issues,
    worth: terms(-1),
    limit: { ...normal, unit_price: (list * between(0.8, 0.9)).toFixed(2) },
  });
  return { name, issues, profiles: [buyer, seller] };
}
