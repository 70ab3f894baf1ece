import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLevelSurvey } from './level-survey.ts';
import { seededRandom } from './random.ts';

const issueCount = 4;
const valueCount = 5;

function parts(seed: number): Float64Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: issueCount }, () =>
    Float64Array.from({ length: valueCount }, () => random() / issueCount),
  );
}

const permitted = Array.from({ length: issueCount }, () => Int32Array.from({ length: valueCount }, (_, v) => v));

function nashProduct(visits: (visit: (own: number, other: number) => boolean) => void): number {
  let most = 0;
  visits((own, other) => {
    most = Math.max(most, own * other);
    return false;
  });
  return most;
}

function listing(own: Float64Array[], other: Float64Array[]) {
  return (visit: (own: number, other: number) => boolean) => {
    for (let code = 0; code < valueCount ** issueCount; code++) {
      const values = own.map((_, issue) => Math.floor(code / valueCount ** issue) % valueCount);
      const sum = (of: Float64Array[]) =>
        values.reduce((total, value, issue) => total + (of[issue]?.[value] as number), 0);
      visit(sum(own), sum(other));
    }
  };
}

describe('surveying levels of utility', () => {
  it('finds the largest product of gains that listing every outcome finds, to within a level', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seed) => {
        const [own, other] = [parts(seed), parts(seed + 1)];
        const surveyed = nashProduct((visit) => openLevelSurvey(own, permitted)(other, visit));
        const exact = nashProduct(listing(own, other));
        expect(surveyed).toBeLessThanOrEqual(exact + 1e-12);
        expect(surveyed).toBeGreaterThanOrEqual(exact - 0.02);
      }),
      { numRuns: 50 },
    );
  });

  it('answers a second estimate as if it were the first', () => {
    const survey = openLevelSurvey(parts(1), permitted);
    const alone = nashProduct((visit) => openLevelSurvey(parts(1), permitted)(parts(3), visit));
    nashProduct((visit) => survey(parts(2), visit));
    expect(nashProduct((visit) => survey(parts(3), visit))).toBe(alone);
  });
});
