import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWireDesk } from './wire-desk.ts';
import type { WireObject } from './wire-value.ts';

const prices = Array.from({ length: 21 }, (_, i) => String(1000 + 10 * i));
const cheapIsGood = prices.map((_, i) => 1 - i / 20);
const init = (more: WireObject = {}, policy: WireObject = {}) => ({
  type: 'init',
  sid: 'a',
  role: 'buyer',
  issues: [
    { name: 'price', type: 'choice', values: prices },
    { name: 'months', type: 'choice', values: ['12', '24', '36'] },
    { name: 'set-up', type: 'choice', values: ['0', '500.005', 'to be agreed'] },
  ],
  profile: {
    weights: [0.6, 0.2, 0.2],
    values: [cheapIsGood, [0, 0.5, 1], [0, 0.5, 1]],
    reservation: 0,
    discount: 1,
  },
  deadline: { rounds: 6 },
  seed: 1,
  policy: { explain: false, model: false, ...policy },
  ...more,
});
const money = {
  price: 'price',
  quantity: '150',
  termMonths: { issue: 'months' },
  currency: 'USD',
  taxPercent: '19',
  fees: [
    { name: 'set-up', amount: { issue: 'set-up' }, per: 'once' },
    { name: 'hosting', amount: '100.10', per: 'year' },
  ],
  maximumTotal: '400000',
};
const offer = (sid: string, round: number, bid: unknown, more = {}) => ({ type: 'offer', sid, round, bid, ...more });

/** All-in in hundredths of a cent, rounded up, by whole numbers that share nothing with what is judged. */
function totalOf([price = 0, months = 0, setUp = 0]: readonly number[], besides = 0n): bigint | undefined {
  if (setUp === 2) return undefined;
  const years = BigInt(months + 1);
  const net = (BigInt(prices[price] ?? 0) * 150n * 100n + 10_010n) * years + (setUp === 1 ? 50_001n : 0n) + besides;
  return (net * 119n + 99n) / 100n;
}

describe('a session with a limit on money', () => {
  const bids = fc.tuple(fc.nat(20), fc.nat(2), fc.nat(2));

  it('never offers or accepts what costs more all-in, or holds an amount nobody knows', () => {
    const moves = fc.array(bids, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(moves, fc.integer({ min: 100_000, max: 700_000 }), fc.nat(50_000), (theirs, limit, cents) => {
        const desk = openWireDesk();
        const charges = [{ name: 'delivery', amount: (cents / 100).toFixed(2) }];
        const policy = { money: { ...money, maximumTotal: `${limit}.00` } };
        expect(desk.answer(init({}, policy))).toMatchObject({ ok: true });
        for (const [round, bid] of theirs.entries()) {
          const answer = desk.answer(offer('a', round, bid, { charges }));
          if (answer.error !== undefined) break;
          const bound = answer.action === 'accept' ? bid : answer.action === 'offer' ? answer.bid : undefined;
          if (!bound) continue;
          const total = totalOf(bound as number[], BigInt(cents));
          expect(total !== undefined && total <= BigInt(limit) * 100n).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('uses the budget to the last coin', () => {
    const bid = [5, 1, 1];
    const exact = totalOf(bid) ?? 0n;
    const acceptsAt = (limit: bigint) => {
      const desk = openWireDesk();
      const maximumTotal = `${limit / 100n}.${String(limit % 100n).padStart(2, '0')}`;
      desk.answer(init({ deadline: { rounds: 1 } }, { money: { ...money, maximumTotal } }));
      return desk.answer(offer('a', 0, bid)).action;
    };
    expect(acceptsAt(exact)).toBe('accept');
    expect(acceptsAt(exact - 1n)).not.toBe('accept');
  });

  it('binds nothing while the other side has not said what it charges', () => {
    const open = { charges: [{ name: 'migration', amount: null }] };
    const desk = openWireDesk();
    desk.answer(init({}, { money: { ...money, maximumTotal: '9999999' } }));
    expect(desk.answer(offer('a', 0, [0, 2, 1], open))).toMatchObject({ action: 'end', reason: 'UNRESOLVED_CHARGE' });
    desk.answer(init({}, { money: { ...money, maximumTotal: '9999999', aboveAuthority: 'hold' } }));
    expect(desk.answer(offer('a', 0, [5, 2, 1], open))).toMatchObject({ action: 'hold', reason: 'UNRESOLVED_CHARGE' });
    const said = { charges: [{ name: 'migration', amount: '250' }] };
    expect(desk.answer(offer('a', 1, [5, 2, 1], said)).action).toMatch(/offer|accept/);
  });

  it('answers nonsense with the field, what was given and what is allowed, and keeps the session', () => {
    const desk = openWireDesk();
    for (const [field, change] of [
      ['policy.money.price', { price: 'cost' }],
      ['policy.money.maximumTotal', { maximumTotal: '4e5' }],
      ['policy.money.maximumTotal', { maximumTotal: -1 }],
      ['policy.money.maximumTotal', { maximumTotal: 'NaN' }],
      ['policy.money.maxTotal', { maxTotal: '5' }],
      ['policy.money.fees[0].per', { fees: [{ name: 'x', amount: '1', per: 'day' }] }],
      ['policy.money.fees[0].amount', { fees: [{ name: 'x', amount: 'TBD' }] }],
      ['policy.money.fees', { fees: [{ name: 'x' }, { name: 'x' }] }],
      ['policy.money.currency', { currency: 'dollars' }],
      ['policy.money.rounding.mode', { rounding: { mode: 'nicely' } }],
      ['policy.money.floor', { floor: '5' }],
      ['policy.money.termMonths.issue', { termMonths: { issue: 'years' } }],
    ] as const) {
      expect(desk.answer(init({}, { money: { ...money, ...change } }))).toMatchObject({ error: { field } });
    }
    expect(desk.answer(init({}, { money }))).toMatchObject({ ok: true });
    expect(desk.answer(offer('a', 0, [0, 0, 0], { currency: 'EUR' }))).toMatchObject({
      error: { field: 'currency', given: '"EUR"', allowed: 'USD' },
    });
    expect(desk.answer(offer('a', 0, [0, 0, 0], { charges: [{ name: 'x', amount: '-5' }] }))).toMatchObject({
      error: { field: 'charges[0].amount' },
    });
    expect(desk.answer(offer('a', 3, [20, 0, 0]))).toMatchObject({ action: 'offer' });
    expect(desk.answer(offer('a', 2, [20, 0, 0]))).toMatchObject({ error: { field: 'round' } });
    expect(desk.answer(offer('a', 4, [20, 0, 0]))).toMatchObject({ action: 'offer' });
  });

  it('says nothing after it has accepted', () => {
    const desk = openWireDesk();
    desk.answer(init({ deadline: { rounds: 1 } }, { money: { ...money, maximumTotal: '9999999' } }));
    expect(desk.answer(offer('a', 0, [0, 2, 1])).action).toBe('accept');
    expect(desk.answer(offer('a', 1, [0, 2, 0]))).toMatchObject({ error: { field: 'sid' } });
    expect(desk.answer({ type: 'end', sid: 'a', agreement: [0, 2, 0] })).toMatchObject({ agreement: 'disputed' });
  });

  it('ends where nothing may be agreed to, and tells no limit', () => {
    const desk = openWireDesk();
    const policy = { explain: true, model: true, money: { ...money, maximumTotal: '177.31' } };
    desk.answer(init({}, policy));
    const answer = desk.answer({ type: 'first', sid: 'a', round: 0 });
    expect(answer).toMatchObject({ action: 'end', reason: 'NOTHING_WITHIN_POLICY' });
    expect(JSON.stringify(answer)).not.toContain('177');
  });
});

describe('the authority of a session', () => {
  const limited = { ...money, maximumTotal: '9999999', authorityLimit: '200000' };

  it('is a limit like any other unless the policy asks to hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(2), fc.nat(1)), { minLength: 1, maxLength: 6 }), (theirs) => {
        const desk = openWireDesk();
        desk.answer(init({}, { money: limited }));
        for (const [round, bid] of theirs.entries()) {
          const answer = desk.answer(offer('a', round, bid));
          expect(answer.action).not.toBe('hold');
          const bound = answer.action === 'accept' ? bid : answer.action === 'offer' ? answer.bid : undefined;
          if (bound) expect(totalOf(bound as number[])).toBeLessThanOrEqual(20_000_000n);
        }
      }),
      { numRuns: 80 },
    );
  });

  const held = { money: { ...limited, aboveAuthority: 'hold' } };

  it('holds what is above it until somebody decides, and makes the very move that was held', () => {
    const desk = openWireDesk();
    desk.answer(init({}, held));
    const waiting = desk.answer({ type: 'first', sid: 'a', round: 0 });
    expect(waiting).toMatchObject({ action: 'hold', intended: 'offer', bid: [0, 2, 1] });
    expect(waiting.total).toBe(
      `${(totalOf([0, 2, 1]) ?? 0n) / 100n}.${String((totalOf([0, 2, 1]) ?? 0n) % 100n).padStart(2, '0')}`,
    );
    expect(desk.answer({ type: 'decide', sid: 'a', approve: 'yes' })).toMatchObject({ error: { field: 'approve' } });
    expect(desk.answer({ type: 'decide', sid: 'a', approve: true })).toMatchObject({ action: 'offer', bid: [0, 2, 1] });
    expect(desk.answer({ type: 'decide', sid: 'a', approve: true })).toMatchObject({ error: { field: 'type' } });
    expect(desk.answer({ type: 'end', sid: 'a', agreement: [0, 2, 1] })).toMatchObject({ agreement: 'confirmed' });
  });

  it('is kept for good once somebody has refused', () => {
    const desk = openWireDesk();
    desk.answer(init({}, held));
    desk.answer({ type: 'first', sid: 'a', round: 0 });
    const instead = desk.answer({ type: 'decide', sid: 'a', approve: false });
    expect(instead.action).toBe('offer');
    expect(totalOf(instead.bid as number[])).toBeLessThanOrEqual(20_000_000n);
    expect(desk.answer(offer('a', 1, [0, 2, 1])).action).not.toBe('hold');
  });
});

describe('the floor of a seller', () => {
  const dearIsGood = prices.map((_, i) => i / 20);
  const seller = (policy: WireObject) =>
    init(
      {
        role: 'seller',
        profile: {
          weights: [0.6, 0.2, 0.2],
          values: [dearIsGood, [1, 0.5, 0], [0, 0, 0]],
          reservation: 0,
          discount: 1,
        },
      },
      policy,
    );
  const { maximumTotal: _, ...selling } = money;

  it('is never undercut, whatever the buyer keeps back', () => {
    const moves = fc.array(fc.tuple(fc.nat(20), fc.nat(2), fc.nat(1), fc.nat(5_000)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(moves, fc.integer({ min: 1000, max: 1200 }), (theirs, floor) => {
        const desk = openWireDesk();
        expect(desk.answer(seller({ money: { ...selling, floor: String(floor) } }))).toMatchObject({ ok: true });
        for (const [round, [price, months, setUp, rebate]] of theirs.entries()) {
          const charges = rebate % 2 === 0 ? [] : [{ name: 'rebate', amount: String(rebate) }];
          const answer = desk.answer(offer('a', round, [price, months, setUp], { charges }));
          const bid = answer.action === 'accept' ? [price, months] : (answer.bid as number[] | undefined);
          if (!bid) continue;
          const volume = 150 * ((bid[1] ?? 0) + 1);
          const left = Number(prices[bid[0] ?? 0]) * volume - (charges.length > 0 ? rebate : 0);
          expect(left).toBeGreaterThanOrEqual(floor * volume);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is no limit of a buyer', () => {
    expect(openWireDesk().answer(seller({ money }))).toMatchObject({ error: { field: 'policy.money.maximumTotal' } });
  });
});

describe('a group of sessions', () => {
  const open = (desk: ReturnType<typeof openWireDesk>, sids: readonly string[], policy: WireObject = {}) => {
    for (const sid of sids) desk.answer(init({ sid, deadline: { rounds: 4 } }, { group: 'table', ...policy }));
  };

  it('is awarded once, whatever the sessions, the order and the replays', () => {
    const step = fc.record({
      sid: fc.constantFrom('a', 'b', 'c'),
      bid: fc.tuple(fc.nat(20), fc.nat(2), fc.nat(1)),
      what: fc.constantFrom('offer', 'offer', 'offer', 'accept-ours', 'replay', 'reopen'),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const desk = openWireDesk();
        open(desk, ['a', 'b', 'c']);
        const last = new Map<string, unknown>();
        const accepted = new Set<string>();
        let awards = 0;
        for (const [round, { sid, bid, what }] of steps.entries()) {
          if (what === 'reopen') {
            open(desk, [sid]);
            accepted.delete(sid);
          }
          const isOurs = what === 'accept-ours';
          const message = isOurs ? { type: 'end', sid, agreement: last.get(sid) ?? bid } : offer(sid, round, bid);
          for (const answer of [desk.answer(message), ...(what === 'replay' ? [desk.answer(message)] : [])]) {
            if (answer.action === 'offer') last.set(sid, answer.bid);
            // What we accepted and is then reported is one award.
            if (answer.action === 'accept' || (answer.agreement === 'confirmed' && !accepted.has(sid))) awards++;
            if (answer.action === 'accept') accepted.add(sid);
          }
        }
        expect(awards).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });

  it('takes the best offer standing elsewhere for its walk-away', () => {
    const desk = openWireDesk();
    open(desk, ['a', 'b']);
    desk.answer(init({ sid: 'alone', deadline: { rounds: 4 } }));
    for (const round of [0, 1, 2]) {
      desk.answer(offer('a', round, [4, 2, 1]));
      for (const sid of ['b', 'alone']) desk.answer(offer(sid, round, [20, 0, 0]));
    }
    // The last word, and worse than what stands with the other; alone it is taken.
    expect(desk.answer(offer('alone', 3, [12, 2, 1])).action).toBe('accept');
    expect(desk.answer(offer('b', 3, [12, 2, 1])).action).not.toBe('accept');
    expect(desk.answer(offer('a', 3, [4, 2, 1])).action).toBe('accept');
    expect(desk.answer(offer('b', 3, [0, 2, 1]))).toMatchObject({ action: 'end', reason: 'GROUP_AWARDED' });
  });

  it('refuses a group or a cost that is none', () => {
    const desk = openWireDesk();
    expect(desk.answer(init({}, { group: {} }))).toMatchObject({ error: { field: 'policy.group' } });
    expect(desk.answer(init({}, { group: 'x', switchingCost: -1 }))).toMatchObject({
      error: { field: 'policy.switchingCost' },
    });
  });
});
