import type { Issue } from '@procur/negotiation-engine/issue';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCounterOffer, checkMessage, type GivenValue, isSameAnswer, type PersonAnswer } from './person-answer.ts';

const issues: readonly Issue[] = [
  { name: 'unit_price', type: 'money', currencyCode: 'USD', min: '840', max: '1200', step: '1' },
  { name: 'payment_terms', type: 'choice', ordered: true, values: ['NET30', 'NET45'] },
];
const price = (value: string, currencyCode = 'USD'): GivenValue => ({ issue: 'unit_price', value, currencyCode });
const payment = (value: string): GivenValue => ({ issue: 'payment_terms', value });

describe('a counter-offer', () => {
  it('has a possible value for every issue, in the order of the table', () => {
    const terms = checkCounterOffer(issues, [payment('NET45'), price('1080.50')]);
    expect(JSON.stringify(terms)).toBe('{"unit_price":"1080.5","payment_terms":"NET45"}');
  });

  it('names what was given and what is allowed when it is refused', () => {
    expect(() => checkCounterOffer(issues, [price('1300'), payment('NET30')])).toThrow(
      'unit_price: 1300 USD cannot be offered; allowed is 840 to 1200 USD, at most 2 decimals',
    );
    expect(() => checkCounterOffer(issues, [price('1000')])).toThrow(
      'payment_terms: nothing cannot be offered; allowed is NET30, NET45',
    );
  });

  it('is taken exactly or refused, whatever is entered', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String)), fc.string(), (amount, terms) => {
        try {
          const taken = checkCounterOffer(issues, [price(amount), payment(terms)]);
          expect(Number(taken.unit_price)).toBeGreaterThanOrEqual(840);
          expect(Number(taken.unit_price)).toBeLessThanOrEqual(1200);
          expect(['NET30', 'NET45']).toContain(taken.payment_terms);
        } catch (error) {
          expect(error).toMatchObject({ reason: 'COUNTER_OFFER_INVALID' });
        }
      }),
    );
  });
});

describe('an answer', () => {
  const counter: PersonAnswer = { action: 'counter', counterOffer: { a: '1', b: 'x' }, message: 'Hello' };

  it('is the same when it says the same', () => {
    expect(isSameAnswer(counter, { ...counter, counterOffer: { b: 'x', a: '1' } })).toBe(true);
    expect(isSameAnswer(counter, { ...counter, counterOffer: { a: '2', b: 'x' } })).toBe(false);
    expect(isSameAnswer(counter, { ...counter, message: 'Bye' })).toBe(false);
    expect(isSameAnswer(counter, { action: 'accept', counterOffer: null, message: 'Hello' })).toBe(false);
  });

  it('has words within the limit', () => {
    expect(checkMessage('  Fine \n', 10)).toBe('Fine');
    expect(() => checkMessage('x'.repeat(11), 10)).toThrow('the message has 11 characters');
  });
});
