import { describe, expect, it } from 'vitest';
import { aMandate, anOffering, seats, worthOfTerms } from '../test/support/reference-table.ts';
import type { Mandate } from './mandate.ts';
import { nextStep, type StepFacts } from './next-step.ts';
import { openingIssues } from './opening-issues.ts';
import { toBid, toTerms } from './table-terms.ts';
import { type Terms, textOf } from './terms.ts';
import { prepareAgent } from './thread-agent.ts';

const issues = openingIssues(aMandate(), anOffering);

function facts(mandate: Mandate, changes: Partial<StepFacts> = {}): StepFacts {
  const agent = prepareAgent({ issues, mandate, worth: worthOfTerms(mandate), seed: 1 });
  if (!agent) throw new Error('no common terms');
  return {
    agent,
    mandate,
    purchase: seats,
    quantity: { value: '150', unitCode: 'EA' },
    moves: [],
    round: 0,
    alternativePrice: null,
    hasLowerPriceElsewhere: false,
    ...changes,
  };
}

/** The vendor has answered in the last round with this price. */
function lastAnswer(price: string): Partial<StepFacts> {
  const standing: Terms = toTerms(
    issues,
    issues.map(() => 0),
  ).map((term) => (term.kind === 'money' ? { ...term, amount: price } : term));
  const moves = [
    { by: 'self' as const, bid: issues.map(() => 0), round: 6 },
    { by: 'other' as const, bid: toBid(issues, standing), round: 6 },
  ];
  return { standing, moves, round: 6 };
}

describe('after the last round', () => {
  it('an offer at the walk-away price is taken, exactly as the vendor made it', () => {
    const step = nextStep(facts(aMandate(), lastAnswer('1149.99')));
    expect(step).toMatchObject({ kind: 'accept', record: { round: 6, action: 'accept' } });
    expect(step.kind === 'accept' && step.terms[0]).toMatchObject({ amount: '1149.99' });
  });

  it('an offer above it is left', () => {
    expect(nextStep(facts(aMandate(), lastAnswer('1151')))).toMatchObject({ kind: 'end' });
  });

  it('terms that lose against another vendor are kept as a reserve all the same', () => {
    const step = nextStep(facts(aMandate(), { ...lastAnswer('1100'), alternativePrice: '1000' }));
    expect(step.kind).toBe('accept');
  });
});

describe('a vendor that charges besides', () => {
  const charge = (amount: string) =>
    ({ issue: 'charge:shipping', kind: 'charge', currencyCode: 'USD', amount, basis: 'once', untaxed: false }) as const;
  const answered = (price: string, amount: string, round = 3) => {
    const { standing = [], moves = [] } = lastAnswer(price);
    return { standing: [...standing, charge(amount)], moves, round };
  };

  it('finds its charges in our offers, which say so', () => {
    const step = nextStep(facts(aMandate(), answered('1190', '200')));
    expect(step).toMatchObject({ kind: 'offer' });
    const { terms = [], message = '' } = step.kind === 'offer' ? step.offer : {};
    expect(terms.at(-1)).toEqual(charge('200'));
    expect(message).toContain('The charges that you have stated come on top.');
  });

  it('is asked how much it is before its offer is taken: our offer is theirs without it', () => {
    const step = nextStep(facts(aMandate(), answered('900', '')));
    expect(step).toMatchObject({ kind: 'offer', record: { action: 'offer', clippedBy: ['mandate: open-charge'] } });
    const { terms = [], message = '' } = step.kind === 'offer' ? step.offer : {};
    expect(terms[0]).toMatchObject({ amount: '900' });
    expect(terms.some(({ kind }) => kind === 'charge')).toBe(false);
    expect(message).toContain('One of your charges has no amount yet');
  });

  it('is left after the last round when one of its charges has no amount', () => {
    const step = nextStep(facts(aMandate(), answered('900', '', 6)));
    expect(step).toMatchObject({
      kind: 'end',
      record: { clippedBy: expect.arrayContaining(['mandate: open-charge']) },
    });
  });

  it('is taken with its charges where all of it is within the budget, and asked to an authority above it', () => {
    const mandate = aMandate({ maximumTotal: '405500', authorityLimit: '405300' });
    const taken = (amount: string) => nextStep(facts(mandate, answered('900', amount, 6)));
    expect(taken('300')).toMatchObject({ kind: 'accept', needsPerson: false });
    expect(taken('301')).toMatchObject({ kind: 'accept', needsPerson: true });
    expect(taken('501')).toMatchObject({ kind: 'end' });
  });
});

describe('the record of an offer', () => {
  it('names what was weighed and passed over, none of which is the offer itself', () => {
    const answered = { ...lastAnswer('1180'), round: 3 };
    const step = nextStep(facts(aMandate(), answered));
    const passed = step.record.reasons.filter((reason) => reason.startsWith('passed over '));
    expect(passed.length).toBeGreaterThan(0);
    for (const reason of passed)
      expect(reason).toMatch(
        /^passed over unit price \d+.*, worth \d\.\d{3} to us and an estimated \d\.\d{3} to them: /,
      );
    const offered =
      step.kind === 'offer' ? step.offer.terms.map((term) => `${term.issue.replaceAll('_', ' ')} ${textOf(term)}`) : [];
    expect(offered.length).toBeGreaterThan(0);
    expect(passed.some((reason) => reason.includes(`${offered.join(', ')},`))).toBe(false);
  });
});

describe('a fault of the engine', () => {
  // As if the engine had lost its limits: its setup comes from a mandate that allows more than the real one.
  const loose = facts(aMandate({ walkAwayUnitPrice: '1200' }));

  it('cannot get an offer past the second check', () => {
    const strict = aMandate({ walkAwayUnitPrice: '900' });
    expect(nextStep({ ...loose, mandate: strict })).toMatchObject({
      kind: 'end',
      record: { action: 'end', clippedBy: ['mandate: walk-away'] },
    });
  });

  it('cannot get an acceptance past it', () => {
    const strict = aMandate({ walkAwayUnitPrice: '1100' });
    const step = nextStep({ ...loose, ...lastAnswer('1150'), mandate: strict });
    expect(step).toMatchObject({ kind: 'end', record: { clippedBy: expect.arrayContaining(['mandate: walk-away']) } });
  });
});

describe('an acceptance above the authority', () => {
  it('is decided, and waits for a person', () => {
    const step = nextStep(facts(aMandate({ authorityLimit: '1' }), lastAnswer('1100')));
    expect(step.kind).toBe('accept');
    expect(step.record.reasons.join()).toContain('a person decides');
  });
});
