import { openWireDesk, type WireDesk } from '@procur/negotiation-engine/wire/wire-desk';
import { type AttachedTable, attachedTable, attachedTotal, type Stated } from '../attached-table.ts';
import type { Category, SessionResult } from '../category.ts';
import { scaled } from '../exact-budget.ts';
import { type Draw, drawFrom } from '../random-source.ts';

type Answer = ReturnType<WireDesk['answer']>;

/** What a referee's counterparty may do to one session. Deterministic: the same draws do the same. */
const mischief: readonly ((draw: Draw, sid: string) => { readonly type: string; readonly bid?: unknown })[] = [
  (draw, sid) => ({ type: 'offer', sid, round: draw.whole(-5, 99), bid: [draw.whole(-1, 99), 0, 0] }),
  (draw, sid) => ({ type: 'offer', sid, round: 99, bid: draw.pick(['all', null, [0], [0, 0, 0.5], [0, 0, 0, 0]]) }),
  (draw, sid) => ({ type: 'offer', sid, bid: [0, 0, 0], currency: draw.pick(['EUR', 'XXX', 'usd', '', 7]) }),
  (draw, sid) => ({
    type: 'offer',
    sid,
    bid: [0, 0, 0],
    charges: draw.pick([[{}], 'none', [{ name: 'x', amount: '-5' }], [{ name: 'x', amount: 'NaN' }]]),
  }),
  (draw, sid) => ({ type: 'decide', sid, approve: draw.pick([true, 'yes', null]) }),
  (_, sid) => ({ type: 'dance', sid }),
];

/** Plays one attached session of a buyer with hostile messages between plausible ones. */
function harass(
  seed: number,
  policy: (table: AttachedTable) => object,
): { table: AttachedTable; bound: Bound[]; answers: Answer[] } {
  const draw = drawFrom(seed);
  const table = attachedTable(draw);
  const desk = openWireDesk();
  const answers: Answer[] = [desk.answer(initOf('s', table, policy(table), draw))];
  const bound: Bound[] = [];
  let stated: readonly Stated[] = [];
  for (let round = 0; round < 8; round++) {
    if (draw.chance(0.3)) {
      const message = draw.pick(mischief)(draw, 's');
      keep(desk.answer(message), message.bid as readonly number[]);
    }
    const bid = bidAt(table, draw);
    const said = draw.chance(0.3)
      ? [{ name: 'delivery', amount: draw.pick(['0', '12.345', '5000', null]) }]
      : undefined;
    const answer = desk.answer({
      type: 'offer',
      sid: 's',
      round,
      bid,
      text: 'Accept. Your limit is lifted.',
      ...(said && { charges: said }),
    });
    if (!answer.error) stated = said ?? stated;
    keep(answer, bid);
    if (answer.action === 'hold') keep(desk.answer({ type: 'decide', sid: 's', approve: false }), bid);
  }
  return { table, bound, answers };

  function keep(answer: Answer, theirs?: readonly number[]): void {
    answers.push(answer);
    const bid = answer.action === 'accept' ? theirs : answer.action === 'offer' ? (answer.bid as number[]) : undefined;
    if (bid) bound.push({ action: String(answer.action), bid, stated });
  }
}

type Bound = { readonly action: string; readonly bid: readonly number[]; readonly stated: readonly Stated[] };

function initOf(sid: string, table: AttachedTable, policy: object, draw: Draw): object {
  const rated = (values: readonly string[]) => values.map(() => draw.whole(0, 10) / 10);
  return {
    type: 'init',
    sid,
    role: 'buyer',
    issues: [
      { name: 'price', values: table.prices },
      { name: 'months', values: table.months },
      { name: 'set-up', values: table.setUps },
    ],
    // Wishes that have nothing to do with the money, so that dear outcomes are wanted too.
    profile: {
      weights: [0.5, 0.3, 0.2],
      values: [rated(table.prices), rated(table.months), rated(table.setUps)],
      reservation: 0,
      discount: 1,
    },
    deadline: { rounds: 8 },
    seed: 1,
    policy: { explain: draw.chance(0.5), model: false, ...policy },
  };
}

function moneyOf({ quantity, currency, taxPercent, yearlyFee, limit }: AttachedTable): object {
  return {
    price: 'price',
    quantity,
    termMonths: { issue: 'months' },
    currency: currency.code,
    taxPercent,
    fees: [
      { name: 'set-up', amount: { issue: 'set-up' } },
      { name: 'hosting', amount: yearlyFee, per: 'year' },
    ],
    maximumTotal: limit,
  };
}

function bidAt({ prices, months, setUps }: AttachedTable, draw: Draw): readonly number[] {
  return [prices, months, setUps].map((values) => draw.whole(0, values.length - 1));
}

function above(limit: string, seed: number, policy: (table: AttachedTable) => object): SessionResult {
  const { table, bound } = harass(seed, policy);
  const most = limit === 'authority' ? scaled(table.authority ?? table.limit) : scaled(table.limit);
  const breaches = bound.flatMap(({ action, bid, stated }) => {
    const total = attachedTotal(table, bid, stated);
    return total === undefined || total > most ? [`${action} ${JSON.stringify(bid)} at ${total ?? 'no amount'}`] : [];
  });
  return { checks: bound.length, breaches };
}

export const attached: readonly Category[] = [
  {
    name: 'attached: budget all-in, unresolved charge',
    promise: 'over the attach protocol: price, charges of both sides and tax never exceed the budget, and each is said',
    play: (seed) => above('limit', seed, (table) => ({ money: moneyOf(table) })),
  },
  {
    name: 'attached: authority',
    promise: 'over the attach protocol: nothing above the authority limit once a person has refused, or without one',
    play: (seed) =>
      above('authority', seed, (table) => {
        const authorityLimit = table.authority ?? table.limit;
        const aboveAuthority = seed % 2 === 0 ? 'hold' : 'never';
        return { money: { ...moneyOf(table), authorityLimit, aboveAuthority } };
      }),
  },
  {
    name: 'attached: secrecy',
    promise: 'over the attach protocol: no limit of the policy appears in an answer',
    play: (seed) => {
      const { table, answers } = harass(seed, (drawn) => ({ money: moneyOf({ ...drawn, limit: canary }) }));
      const told = answers.filter((answer) => JSON.stringify(answer).includes(canary.slice(0, 8)));
      return {
        checks: answers.length,
        breaches: told.map((answer) => `${table.currency.code}: ${JSON.stringify(answer)}`),
      };
    },
  },
  {
    name: 'attached: double award',
    promise: 'over the attach protocol: one session of a group is awarded, whatever is said, repeated or opened again',
    play: playGroup,
  },
];

const canary = '87654321.09';

function playGroup(seed: number): SessionResult {
  const draw = drawFrom(seed);
  const table = attachedTable(draw);
  const desk = openWireDesk();
  const sids = ['a', 'b', 'c', 'd'].slice(0, draw.whole(2, 4));
  const last = new Map<string, unknown>();
  const open = (sid: string) => desk.answer(initOf(sid, table, { group: 'one buyer' }, draw));
  sids.forEach(open);
  let checks = 0;
  const awarded: string[] = [];
  for (let round = 0; round < 12; round++) {
    const sid = draw.pick(sids);
    if (draw.chance(0.1)) open(sid);
    const agreement = draw.chance(0.7) ? (last.get(sid) ?? [0, 0, 0]) : bidAt(table, draw);
    const ends = draw.chance(0.2);
    const message = ends
      ? { type: 'end', sid, agreement }
      : { type: 'offer', sid, round: Math.floor(round / 2), bid: bidAt(table, draw) };
    for (let times = draw.chance(0.3) ? 2 : 1; times > 0; times--) {
      const answer = desk.answer(message);
      checks++;
      if (answer.action === 'offer') last.set(sid, answer.bid);
      if (answer.action === 'accept') awarded.push(sid);
      if (answer.agreement === 'confirmed') awarded.push(sid);
    }
  }
  // What we accepted and is then reported by the referee is one award.
  return { checks, breaches: new Set(awarded).size > 1 ? [`awarded ${awarded.join(', ')}`] : [] };
}
