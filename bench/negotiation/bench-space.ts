import type { Issue } from '@procur/negotiation-engine/issue';
import type { Profile } from '@procur/negotiation-engine/profile';
import { type Random, seededRandom } from '@procur/negotiation-engine/random';

/** Two sides of one seeded space. */
export type BenchSpace = {
  readonly name: string;
  readonly issues: readonly Issue[];
  readonly profiles: readonly [Profile, Profile];
};

/** Spaces of the sizes in which competitions are held, and beyond. */
export const benchSpaces: readonly BenchSpace[] = [
  space('27 outcomes', [3, 3, 3]),
  space('576 outcomes', [4, 4, 4, 3, 3]),
  space('3,600 outcomes', [3, 4, 5, 5, 4, 3]),
  space('15,625 outcomes', [5, 5, 5, 5, 5, 5]),
  space('188,160 outcomes', [7, 4, 6, 8, 10, 14]),
  space('390,625 outcomes', Array<number>(8).fill(5)),
  space('10^40 outcomes', Array<number>(40).fill(10)),
];

function space(name: string, counts: readonly number[]): BenchSpace {
  const random = seededRandom(counts.length);
  const issues = counts.map((count, i): Issue => {
    const values = Array.from({ length: count }, (_, v) => `value ${v}`);
    return { name: `issue ${i}`, type: 'choice', ordered: false, values };
  });
  return { name, issues, profiles: [profile(counts, random), profile(counts, random)] };
}

function profile(counts: readonly number[], random: Random): Profile {
  const raw = counts.map(() => 0.2 + random());
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return {
    weights: raw.map((weight) => weight / total),
    values: counts.map((count) => Array.from({ length: count }, () => random())),
    reservation: 0.2,
    discount: 1,
  };
}
