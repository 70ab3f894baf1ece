import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, fitCalibration, type Labelled } from './calibration.ts';

const answers = (probability: number, right: number, wrong: number): Labelled[] => [
  { probability, isRight: true, weight: right },
  { probability, isRight: false, weight: wrong },
];

describe('a calibration', () => {
  it('makes probabilities that say too much say what happened', () => {
    const calibration = fitCalibration([...answers(0.9, 6, 4), ...answers(0.5, 2, 8), ...answers(0.99, 9, 1)]);
    expect(calibrate(0.9, calibration)).toBeCloseTo(0.6, 1);
    expect(calibrate(0.5, calibration)).toBeCloseTo(0.2, 1);
  });

  it('leaves probabilities alone that were right', () => {
    const { slope, shift } = fitCalibration([
      ...answers(0.9, 90, 10),
      ...answers(0.5, 50, 50),
      ...answers(0.1, 10, 90),
    ]);
    expect(slope).toBeCloseTo(1, 3);
    expect(shift).toBeCloseTo(0, 3);
  });

  it('moves what was believed the less, the fewer answers there are', () => {
    const believed = { slope: 1, shift: 0 };
    const one = fitCalibration(answers(0.9, 0.5, 0.5), { calibration: believed, answers: 50 });
    const many = fitCalibration(answers(0.9, 500, 500), { calibration: believed, answers: 50 });
    expect(Math.abs(calibrate(0.9, one) - 0.9)).toBeLessThan(0.02);
    expect(calibrate(0.9, many)).toBeLessThan(0.6);
    expect(fitCalibration([], { calibration: { slope: 0.9, shift: 0.1 }, answers: 5 })).toEqual({
      slope: 0.9,
      shift: 0.1,
    });
  });

  it('never turns two probabilities round while its slope is positive', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(probability, probability, fc.double({ min: 0.1, max: 3, noNaN: true }), (left, right, slope) => {
        const [low, high] = left <= right ? [left, right] : [right, left];
        expect(calibrate(low, { slope, shift: 0.3 })).toBeLessThanOrEqual(calibrate(high, { slope, shift: 0.3 }));
      }),
    );
  });
});
