import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aMandate, seats, someTerms } from '../test/support/reference-table.ts';
import { type AgreedThread, alternativePrice, rankThreads, type Yardstick } from './award.ts';
import { dealMoney, savings } from './deal-money.ts';
import { explainRunnerUp, explainSensitivity, explainWinner } from './explain-award.ts';
import { termWorth } from './term-worth.ts';

const worth = termWorth(aMandate(), '1200', { costOfCapitalPercent: 8 });
const yardstick: Yardstick = { purchase: seats, worth, scoreWorth: '240' };

function agreed(name: string, price: string, changes: Partial<AgreedThread> = {}): AgreedThread {
  return { threadId: name, vendorName: name, terms: someTerms({ price }), score: 0.8, position: 0, ...changes };
}

describe('choosing between agreed threads', () => {
  it('takes the lower price among equals', () => {
    const names = rankThreads([agreed('a', '1100'), agreed('b', '1090')], yardstick).map(({ threadId }) => threadId);
    expect(names).toEqual(['b', 'a']);
  });

  it('takes a better vendor at a slightly higher price', () => {
    const ranked = rankThreads([agreed('cheap', '1090'), agreed('good', '1100', { score: 0.9 })], yardstick);
    expect(ranked[0]?.threadId).toBe('good');
  });

  it('counts later payment as money', () => {
    const patient = agreed('patient', '1105', { terms: someTerms({ price: '1105', payment: 'NET60' }) });
    expect(rankThreads([agreed('prompt', '1100'), patient], yardstick)[0]?.threadId).toBe('patient');
  });

  it('breaks a tie by the place on the shortlist, whatever the order of the threads', () => {
    const threads = [agreed('second', '1100', { position: 1 }), agreed('first', '1100', { position: 0 })];
    expect(rankThreads(threads, yardstick)[0]?.threadId).toBe('first');
    expect(rankThreads(threads.toReversed(), yardstick)[0]?.threadId).toBe('first');
  });

  it('does not depend on the order of the threads', () => {
    const thread = fc.record({ price: fc.integer({ min: 900, max: 1150 }), score: fc.integer({ min: 0, max: 10 }) });
    fc.assert(
      fc.property(fc.array(thread, { minLength: 2, maxLength: 6 }), (drawn) => {
        const threads = drawn.map(({ price, score }, position) =>
          agreed(`t${position}`, String(price), { score: score / 10, position }),
        );
        const ids = (list: readonly AgreedThread[]) => rankThreads(list, yardstick).map(({ threadId }) => threadId);
        expect(ids(threads.toReversed())).toEqual(ids(threads));
      }),
    );
  });

  it('makes the best agreement elsewhere the price to beat, corrected by the difference of the vendors', () => {
    expect(alternativePrice([], 0.8, yardstick)).toBeNull();
    const best = rankThreads([agreed('a', '1080')], yardstick)[0]?.effectivePrice;
    expect(alternativePrice([agreed('a', '1080'), agreed('b', '1100')], 0.8, yardstick)).toBe(best?.toFixed());
    expect(Number(alternativePrice([agreed('a', '1080')], 0.9, yardstick))).toBe((best?.toNumber() ?? 0) + 24);
  });
});

describe('the explanation', () => {
  const ranking = rankThreads([agreed('Acme', '1080'), agreed('Bolt', '1100', { score: 0.9 })], yardstick);
  const facts = {
    currencyCode: 'USD',
    ranking,
    savings: savings(dealMoney(someTerms({ price: '1080' }), seats), '1200', seats),
    rounds: 5,
    needsPerson: true,
    scoreWorth: '240',
  };

  it('says who won at which terms, and that a person approved what was above the authority', () => {
    expect(ranking[0]?.vendorName).toBe('Bolt');
    expect(explainWinner(facts)).toContain('Bolt agreed to 1100 USD per unit and year');
    expect(explainWinner(facts)).toContain('a person approved it');
  });

  it('accounts for every part of the distance to the runner-up', () => {
    expect(explainRunnerUp(facts)).toBe(
      'Acme ranks 4.00 USD per unit and year behind: unit price 20.00 USD for it, equal other terms, shortlist score 24.00 USD against it.',
    );
  });

  it('says what would turn the result', () => {
    expect(explainSensitivity(facts)).toContain('by more than 4.00 USD');
    expect(explainSensitivity(facts)).toContain('worth of a full shortlist score falls below 200.00 USD');
  });

  it('says so when nobody else agreed', () => {
    expect(explainRunnerUp({ ...facts, ranking: ranking.slice(0, 1) })).toContain('No other vendor agreed');
  });
});
