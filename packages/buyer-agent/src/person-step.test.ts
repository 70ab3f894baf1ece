import { describe, expect, it } from 'vitest';
import { aMandate, aSmallOffering, seats, someTerms, worthOfTerms } from '../test/support/reference-table.ts';
import { openingIssues } from './opening-issues.ts';
import { type PersonFacts, personStep } from './person-step.ts';
import { prepareAgent } from './thread-agent.ts';

const mandate = aMandate({ allowedPaymentTerms: ['NET30', 'NET60'], allowedSupportLevels: ['standard', 'premium'] });
const issues = openingIssues(mandate, aSmallOffering);
const agent = prepareAgent({ issues, mandate, worth: worthOfTerms(mandate), seed: 7 });

function facts(changes: Partial<PersonFacts> = {}): PersonFacts {
  if (!agent) throw new Error('no common terms');
  const quantity = { value: '150', unitCode: 'EA' };
  const none = { alternativePrice: null, hasLowerPriceElsewhere: false };
  return {
    agent,
    mandate,
    personMandate: mandate,
    purchase: seats,
    quantity,
    moves: [],
    round: 0,
    list: [],
    ...none,
    ...changes,
  };
}

const offer = (price: string) => ({ action: 'offer' as const, message: '', terms: termsAt(price) });
const termsAt = (price: string) => someTerms({ price }).filter(({ issue }) => issue !== 'delivery_days');

describe("a person's move", () => {
  it('takes the opening offer while the vendor has made no other, if the mandate allows it', () => {
    const list = termsAt('1140.00');
    expect(personStep(facts({ list }), { action: 'accept' })).toMatchObject({ kind: 'accept', terms: list });
    const standing = termsAt('1130.00');
    expect(personStep(facts({ list, standing }), { action: 'accept' })).toMatchObject({ terms: standing });
    expect(() => personStep(facts({ list: termsAt('1200.00') }), { action: 'accept' })).toThrow(
      expect.objectContaining({ reason: 'OUTSIDE_MANDATE', given: 'walk-away' }),
    );
    const personMandate = { ...mandate, authorityLimit: '470000' };
    expect(personStep(facts({ list, personMandate }), { action: 'accept' })).toMatchObject({ needsPerson: true });
  });

  it('within the mandate is an offer with the words of the rules, in the order of the table', () => {
    const step = personStep(facts(), { ...offer('1090.00'), terms: termsAt('1090.00').toReversed() });
    if (step.kind !== 'offer') throw new Error(step.kind);
    expect(step.needsPerson).toBe(false);
    expect(step.offer.terms.map(({ issue }) => issue)).toEqual(issues.map(({ name }) => name));
    expect(step.offer.message).toContain('1090.00 USD');
    expect(step.record.reasons).toEqual(['made by a person', expect.stringContaining('would have chosen: to offer')]);
    expect(step.record.ownUtility).toBeGreaterThan(0);
  });

  it('keeps the words of the person', () => {
    const step = personStep(facts(), { ...offer('1090.00'), message: 'As discussed on the phone' });
    expect(step).toMatchObject({ kind: 'offer', offer: { message: 'As discussed on the phone' } });
  });

  it('is refused outside the mandate, with the rules named and no limit told', () => {
    const refused = { kind: 'forbidden', reason: 'OUTSIDE_MANDATE' };
    expect(() => personStep(facts(), offer('1150.01'))).toThrow(
      expect.objectContaining({ ...refused, given: 'walk-away' }),
    );
    expect(() => personStep(facts({ round: 6 }), offer('1090'))).toThrow(expect.objectContaining({ given: 'rounds' }));
    expect(() => personStep(facts(), offer('1150.01'))).not.toThrow(/1150\.00/);
    const dear = facts({ standing: termsAt('1160.00') });
    expect(() => personStep(dear, { action: 'accept' })).toThrow(expect.objectContaining(refused));
  });

  it('above the authority limit needs another person', () => {
    const personMandate = { ...mandate, authorityLimit: '470000' };
    expect(personStep(facts({ personMandate }), offer('1100'))).toMatchObject({ needsPerson: true });
    expect(personStep(facts({ personMandate }), offer('1040'))).toMatchObject({ needsPerson: false });
    expect(personStep(facts({ personMandate, standing: termsAt('1100') }), { action: 'accept' })).toMatchObject({
      needsPerson: true,
    });
  });

  it('needs a value for every issue, a price that can be paid, and an answer before it can accept', () => {
    const invalid = expect.objectContaining({ kind: 'invalid', reason: 'OFFER_INVALID' });
    expect(() => personStep(facts(), { ...offer('1090'), terms: termsAt('1090').slice(1) })).toThrow(invalid);
    expect(() => personStep(facts(), offer('1090.001'))).toThrow(invalid);
    expect(() => personStep(facts(), { action: 'accept' })).toThrow(
      expect.objectContaining({ reason: 'NO_STANDING_OFFER' }),
    );
    expect(personStep(facts(), { action: 'end' })).toMatchObject({ kind: 'end', record: { action: 'end' } });
  });
});
