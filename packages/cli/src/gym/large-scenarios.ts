import type { Issue } from '@procur/negotiation-engine/issue';
import type { Bonus, Profile } from '@procur/negotiation-engine/profile';
import { type Random, seededRandom } from '@procur/negotiation-engine/random';
import type { Scenario } from './scenario.ts';

const seedOfSpaces = 20_261_121;

type Shape = { readonly issues: number; readonly values: number; readonly bonuses: number };

// From just above what is read in full, through what can only be searched, to what no list could hold; a third of them
// non-linear, those small enough for an exact deal map.
const shapes: readonly Shape[] = [
  { issues: 8, values: 4, bonuses: 0 },
  { issues: 6, values: 6, bonuses: 8 },
  { issues: 10, values: 8, bonuses: 0 },
  { issues: 5, values: 10, bonuses: 8 },
  { issues: 40, values: 10, bonuses: 0 },
];

// With reservations the zone of agreement is narrow for some pairs and wide for others.
const reservations = [0, 0.3, 0.5, 0.2];

/** Seeded spaces of 46,656 to 10^40 outcomes, additive and not. */
export function largeScenarios(count: number): Scenario[] {
  const random = seededRandom(seedOfSpaces);
  return Array.from({ length: count }, (_, i) => {
    const shape = shapes[i % shapes.length] as Shape;
    const issues = Array.from({ length: shape.issues }, (_issue, at) => choice(at, shape.values));
    const profiles = [0, 1].map((side) => profile(shape, random, reservations[(i + side) % reservations.length] ?? 0));
    return { name: `large ${i + 1}`, issues, profiles: profiles as [Profile, Profile] };
  });
}

function choice(at: number, values: number): Issue {
  return {
    name: `issue ${at}`,
    type: 'choice',
    ordered: false,
    values: Array.from({ length: values }, (_, v) => `value ${v}`),
  };
}

// Bonuses on pairs of issues make up to half of what a non-linear side can gain.
const additiveShare = 0.55;
const bonusUtility = 0.06;

function profile({ issues, values, bonuses }: Shape, random: Random, reservation: number): Profile {
  const raw = Array.from({ length: issues }, () => 0.1 + random());
  const total = raw.reduce((sum, weight) => sum + weight, 0) / (bonuses > 0 ? additiveShare : 1);
  return {
    weights: raw.map((weight) => weight / total),
    values: raw.map(() => toUnitRange(Array.from({ length: values }, () => random()))),
    reservation,
    discount: 1,
    ...(bonuses > 0 ? { bonuses: Array.from({ length: bonuses }, () => bonus({ issues, values }, random)) } : {}),
  };
}

function bonus({ issues, values }: Pick<Shape, 'issues' | 'values'>, random: Random): Bonus {
  const first = Math.floor(random() * issues);
  const second = (first + 1 + Math.floor(random() * (issues - 1))) % issues;
  const range = (issue: number) => {
    const from = Math.floor(random() * values * 0.6);
    return { issue, from, to: Math.min(values - 1, from + Math.floor(values / 2)) };
  };
  return { when: [range(first), range(second)], utility: bonusUtility };
}

function toUnitRange(ratings: readonly number[]): number[] {
  const [least, most] = [Math.min(...ratings), Math.max(...ratings)];
  return ratings.map((rating) => (most > least ? (rating - least) / (most - least) : 1));
}
