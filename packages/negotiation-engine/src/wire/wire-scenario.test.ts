import { describe, expect, it } from 'vitest';
import { valueAt, valueCount } from '../issue.ts';
import { readPolicy } from './read-policy.ts';
import { readSeed } from './read-seed.ts';
import { readIssues } from './wire-issues.ts';
import { readProfile } from './wire-profile.ts';

const valuesOf = (issue: unknown) => {
  const [read] = readIssues([issue]);
  return read ? Array.from({ length: valueCount(read) }, (_, at) => valueAt(read, at)) : [];
};

describe('an issue as referees write it', () => {
  it.each([
    [{ name: 'a', type: 'categorical', values: ['x', 'y'] }, ['x', 'y']],
    [{ name: 'a', values: [1, 2.5, true] }, ['1', '2.5', 'true']],
    [{ name: 'a', type: 'discrete', values: 3 }, ['0', '1', '2']],
    [{ name: 'a', type: 'numeric', min: 1, max: 2, step: 0.5 }, [1, 1.5, 2]],
    [{ name: 'a', type: 'Integer', min: 1, max: 3 }, [1, 2, 3]],
    [{ name: 'a', type: 'ordinal', min: '1', max: '2', step: '1' }, [1, 2]],
    [{ name: 'a', type: 'integer', min: 5, max: 5 }, [5]],
    [{ name: 'a', type: 'price', min: '10.00', max: 10.5, step: 0.25 }, ['10.00', '10.25', '10.50']],
    [{ name: 'a', type: 'bool' }, [false, true]],
    [{ name: 'a', min: '2026-02-28T08:00:00Z', max: '2026-03-01' }, ['2026-02-28', '2026-03-01']],
  ])('%j', (issue, values) => {
    expect(valuesOf(issue)).toEqual(values);
  });

  it.each([
    [0, 1],
    [0.3, 0.9],
    [1, 4 / 3],
    [1e-7, 3e-7],
    [-5, 1e6],
  ])('has 21 values from %d to %d when no step is said', (min, max) => {
    const values = valuesOf({ name: 'a', type: 'real', min, max });
    expect(values).toHaveLength(21);
    expect(Number(values.at(-1))).toBeCloseTo(max, 6);
  });

  it.each([
    ['issues[0].values', { name: 'a', values: 'x' }],
    ['issues[0].values[1]', { name: 'a', values: ['x', {}] }],
    ['issues[0].min', { name: 'a', type: 'date', min: '2026-02-31', max: '2026-03-01' }],
    ['issues[0]', { name: 'a', type: 'date', min: 5, max: 6 }],
    ['issues[0]', { name: 'a', type: 'money', min: 'cheap', max: 6 }],
    ['issues[0]', { name: 'a', type: 'categorical' }],
  ])('is refused at %s', (field, issue) => {
    expect(() => readIssues([issue])).toThrow(expect.objectContaining({ fault: expect.objectContaining({ field }) }));
  });
});

describe('a profile as referees write it', () => {
  const issues = readIssues([
    { name: 'price', type: 'money', min: 100, max: 110, step: 5 },
    { name: 'size', values: [1, 2] },
  ]);
  const expected = {
    weights: [0.6, 0.4],
    values: [
      [1, 0.5, 0],
      [0, 1],
    ],
    reservation: 0.25,
    discount: 1,
  };

  it.each([
    {
      weights: [0.6, 0.4],
      values: [
        [1, 0.5, 0],
        [0, 1],
      ],
    },
    { weights: { price: 0.6, size: 0.4 }, values: { size: [0, 1], price: { '100': 1, '105.00': 0.5 } } },
    { weights: [0.6, 0.4], values: [[1, 0], { '2.0': 1 }] },
    {
      weights: [0.6, 0.4],
      values: [
        { min: 1, max: 0 },
        { '1': 0, '2': 1 },
      ],
    },
    {
      weights: [6, 4],
      values: [
        [10, 5, null],
        [0, 3],
      ],
    },
  ])('%j', (profile) => {
    for (const discount of [undefined, null, 0, 1, 1.0, 7])
      expect(readProfile(issues, { ...profile, reservation: 0.25, discount })).toEqual(expected);
  });

  it('counts utilities as they stand when the reservation is above 1', () => {
    const { weights, values, reservation } = readProfile(issues, {
      weights: [2, 1],
      values: [
        [10, 5, 0],
        [0, 20],
      ],
      reservation: 10,
    });
    expect(reservation).toBeCloseTo(0.25);
    expect(weights).toEqual([0.5, 0.5]);
    expect(values).toEqual([
      [1, 0.5, 0],
      [0, 1],
    ]);
  });

  it('has a reservation of 0 when none is said', () => {
    expect(
      readProfile(issues, {
        weights: [1, 0],
        values: [
          [1, 0],
          [0, 0],
        ],
      }).reservation,
    ).toBe(0);
  });

  it.each([
    ['profile.weights', { weights: { prize: 1 } }],
    ['profile.weights of size', { weights: { price: 1 } }],
    ['profile.values of size', { values: [[1, 0], { 3: 1 }] }],
    [
      'profile.values of price[1]',
      {
        values: [
          [1, '0.5', 0],
          [0, 1],
        ],
      },
    ],
    ['profile.reservation', { reservation: '0.3' }],
    ['profile.discount', { discount: '0.9' }],
  ])('is refused at %s', (field, wrong) => {
    expect(() =>
      readProfile(issues, {
        weights: [1, 0],
        values: [
          [1, 0],
          [0, 1],
        ],
        ...wrong,
      }),
    ).toThrow(expect.objectContaining({ fault: expect.objectContaining({ field }) }));
  });
});

describe('policy and seed', () => {
  it('name the fields of a policy that mean nothing, and refuse a limit in the wrong place', () => {
    expect(readPolicy({ tone: 'firm', maxRounds: 3 })).toMatchObject({ ignored: ['policy.tone'] });
    expect(readPolicy('micro')).toEqual({ policy: { strategy: 'micro' }, ignored: [] });
    expect(() => readPolicy({ maximumTotal: '5' })).toThrow('policy.money.maximumTotal');
    expect(() => readPolicy([])).toThrow('policy');
  });

  it('read a seed of text as a number that is always the same', () => {
    expect([readSeed(7), readSeed('7'), readSeed(null)]).toEqual([7, 7, 0]);
    expect(readSeed('game 1')).toBe(readSeed('game 1'));
    expect(readSeed('game 1')).not.toBe(readSeed('game 2'));
    expect(() => readSeed({})).toThrow('seed');
  });
});
