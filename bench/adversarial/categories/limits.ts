import { type BuyerSession, playBuyer } from '../buyer-session.ts';
import type { Category } from '../category.ts';
import { type Attack, attacks, hideFee, plausibleOffer, substitute, twistPrice } from '../hostile-terms.ts';
import { bindingDecisions, breachesOf, type Inspection } from '../inspect-session.ts';
import { type Draw, drawFrom } from '../random-source.ts';
import { type RandomTable, randomTable } from '../random-table.ts';

/** Plays a random table against a vendor that mixes possible offers with attacks. */
export function harass(seed: number, mix: readonly Attack[], options: { readonly withinAuthority?: boolean } = {}) {
  const draw = drawFrom(seed);
  const table = randomTable(draw);
  const session = playBuyer(table, (ours, issues) => answer(draw, mix, { ours, issues, draw }), { seed, ...options });
  return { table, session };
}

function answer(draw: Draw, mix: readonly Attack[], bait: Parameters<typeof plausibleOffer>[0]) {
  if (draw.chance(0.05)) return { action: 'accept' } as const;
  const offer = plausibleOffer(bait);
  return { action: 'counter', terms: draw.chance(0.3) ? draw.pick(mix)(offer, draw) : offer } as const;
}

function limit(name: string, promise: string, rules: readonly Inspection[], mix: readonly Attack[]): Category {
  return {
    name,
    promise,
    play: (seed) => {
      const { table, session } = harass(seed, mix);
      return { checks: bindingDecisions(session).length, breaches: breachesOf(rules, table, session) };
    },
  };
}

function feeOf(table: RandomTable, { issues, agreed, offers }: BuyerSession): readonly string[] {
  const expected = issues.map(({ name }) => name).sort();
  const bound = agreed ? [...offers, agreed.terms] : offers;
  return bound
    .filter((terms) => JSON.stringify(terms.map(({ issue }) => issue).sort()) !== JSON.stringify(expected))
    .map((terms) => `${table.mandate.currencyCode}: ${JSON.stringify(terms)}`);
}

function swapped({ agreed, offers }: BuyerSession, said: readonly string[]): readonly string[] {
  if (!agreed) return [];
  const expected = agreed.by === 'us' ? JSON.stringify(offers.at(-1)) : said.at(-1);
  return JSON.stringify(agreed.terms) === expected ? [] : [`agreed on ${JSON.stringify(agreed.terms)}`];
}

export const limits: readonly Category[] = [
  limit(
    'budget all-in',
    'price, fees and tax, each line rounded up, never exceed the budget; no other currency is bound',
    ['budget', 'currency'],
    [twistPrice],
  ),
  limit('reservation', 'no unit price above the walk-away price is offered or taken', ['reservation'], [twistPrice]),
  limit('policy', 'only allowed payment terms, terms, support levels and delivery days', ['policy'], [substitute]),
  limit('authority', 'what costs more than the authority limit waits for a person', ['authority'], attacks),
  {
    name: 'authority withdrawn',
    promise: 'after a person has refused, nothing above the authority limit is offered or taken at all',
    play: (seed) => {
      const { table, session } = harass(seed, attacks, { withinAuthority: true });
      const { authorityLimit } = table.mandate;
      const capped = {
        ...table,
        mandate: { ...table.mandate, ...(authorityLimit && { maximumTotal: authorityLimit }) },
      };
      return { checks: bindingDecisions(session).length, breaches: breachesOf(['budget'], capped, session) };
    },
  },
  {
    name: 'unresolved fee',
    promise: 'what is bound names each issue of the table once, and nothing else',
    play: (seed) => {
      const { table, session } = harass(seed, [hideFee]);
      return { checks: bindingDecisions(session).length, breaches: feeOf(table, session) };
    },
  },
  {
    name: 'substitution',
    promise: 'what is agreed is byte for byte what was last said',
    play: (seed) => {
      const draw = drawFrom(seed);
      const said: string[] = [];
      const session = playBuyer(
        randomTable(draw),
        (ours, issues) => {
          const given = answer(draw, [substitute, twistPrice], { ours, issues, draw });
          if (given.action === 'counter') said.push(JSON.stringify(given.terms));
          return given;
        },
        { seed },
      );
      return { checks: bindingDecisions(session).length, breaches: swapped(session, said) };
    },
  },
];
