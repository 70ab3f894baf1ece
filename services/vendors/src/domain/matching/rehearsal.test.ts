import { describe, expect, it } from 'vitest';
import { calibrate } from './calibration.ts';
import { lineProfileOf, type RequirementLine } from './line-profile.ts';
import { matchModel } from './match-model.ts';
import { type CatalogueItem, profileOf } from './product-profile.ts';
import { learnLessons, type RehearsedAnswer, rehearse } from './rehearsal.ts';
import { countTerms } from './term-statistics.ts';

const fitted = { calibration: matchModel.calibration, accept: 0.9 };
const limit = { risk: 0.02, confidence: 0.95 };

describe('a rehearsed line', () => {
  const profiles = [
    item('black', 'Kestrel KX500 portable SSD 500 GB black'),
    item('black-again', 'Kestrel KX500 portable SSD 500 GB black original'),
    item('other', 'Brakken desk lamp white'),
  ].map(profileOf);
  const [asked] = profiles;

  it('is right with the product or its double in the catalogue, and wrong with both taken out', () => {
    const answers = ask({ description: 'Kestrel KX500 portable SSD 500 GB', constraints: [] });
    expect(answers.map(({ isRight, weight }) => ({ isRight, weight }))).toEqual([
      { isRight: true, weight: 1 },
      { isRight: false, weight: 2 },
    ]);
    expect(answers[0]?.probability).toBeGreaterThan(answers[1]?.probability ?? 1);
  });

  it('teaches nothing when it names a kind', () => {
    expect(ask({ description: 'portable SSD', constraints: [] })).toEqual([]);
  });

  it('has no answer where nothing is found', () => {
    const line = lineProfileOf({ description: 'Kestrel KX500', constraints: [] });
    if (asked === undefined) throw new Error('no product');
    expect(rehearse({ line, asked, found: [] }, statistics())).toEqual([]);
  });

  function ask(line: RequirementLine) {
    if (asked === undefined) throw new Error('no product');
    return rehearse({ line: lineProfileOf(line), asked, found: profiles }, statistics());
  }

  function statistics() {
    return countTerms(profiles.map((profile) => profile.weightByTerm.keys()));
  }
});

describe('what rehearsals teach about a catalogue', () => {
  it('is nothing when there were few of them', () => {
    const lessons = learnLessons(answers({ probability: 0.99, right: 0, wrong: 20 }), fitted, limit);
    expect(lessons).toEqual({ calibration: fitted.calibration, accept: 0, answers: 20 });
  });

  it('is care, where sisters pass for each other', () => {
    const trapped = answers({ probability: 0.95, right: 60, wrong: 60 }, { probability: 0.2, right: 5, wrong: 60 });
    const { calibration } = learnLessons(trapped, fitted, limit);
    expect(calibrate(0.95, calibration)).toBeLessThan(calibrate(0.95, fitted.calibration) - 0.2);
  });

  it('is confidence, where they do not', () => {
    const clear = answers({ probability: 0.7, right: 100, wrong: 2 }, { probability: 0.1, right: 10, wrong: 100 });
    const { calibration, accept } = learnLessons(clear, fitted, limit);
    expect(calibrate(0.7, calibration)).toBeGreaterThan(calibrate(0.7, fitted.calibration) + 0.1);
    expect(accept).toBe(0);
  });

  it('is a higher threshold, where what would be taken is wrong too often and higher up it is not', () => {
    const lessons = learnLessons(
      answers({ probability: 0.93, right: 400, wrong: 36 }, { probability: 0.9999, right: 300, wrong: 0 }),
      fitted,
      limit,
    );
    expect(lessons.accept).toBeGreaterThan(0.9);
    expect(lessons.accept).toBeLessThan(1);
  });

  it('is to take nothing, where even the surest answers are wrong', () => {
    const lessons = learnLessons(answers({ probability: 0.999999, right: 900, wrong: 100 }), fitted, limit);
    expect(lessons.accept === 1 || lessons.calibration.shift < fitted.calibration.shift).toBe(true);
  });

  it('never turns the order of probabilities round', () => {
    const absurd = answers({ probability: 0.99, right: 0, wrong: 300 }, { probability: 0.01, right: 300, wrong: 0 });
    expect(learnLessons(absurd, fitted, limit).calibration.slope).toBeGreaterThan(0);
  });
});

type Some = { readonly probability: number; readonly right: number; readonly wrong: number };

function answers(...some: readonly Some[]): RehearsedAnswer[] {
  return some.flatMap(({ probability, right, wrong }) => [
    ...Array.from({ length: right }, () => ({ probability, isRight: true, weight: 1, isTakeable: true })),
    ...Array.from({ length: wrong }, () => ({ probability, isRight: false, weight: 1, isTakeable: true })),
  ]);
}

function item(id: string, name: string): CatalogueItem {
  const [brand = ''] = name.split(' ');
  return { id, name, brand, description: '', category: '', sku: '', manufacturerPartNumber: '', gtin: '', specs: {} };
}
