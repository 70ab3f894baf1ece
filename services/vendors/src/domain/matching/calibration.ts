/** Log odds are multiplied by `slope` and moved by `shift`, so that of matches with 0.9 nine in ten are right. */
export type Calibration = { readonly slope: number; readonly shift: number };

/** A probability that was given, whether the answer was right, and how many answers it stands for. */
export type Labelled = { readonly probability: number; readonly isRight: boolean; readonly weight: number };

/** What is believed before any answer, and how many answers that belief is worth. */
export type Belief = { readonly calibration: Calibration; readonly answers: number };

const noBelief: Belief = { calibration: { slope: 1, shift: 0 }, answers: 1e-6 };

/** The slope and shift of log odds under which the answers are likeliest (Platt), by Newton's method with steps that never go astray. */
export function fitCalibration(answers: readonly Labelled[], belief: Belief = noBelief): Calibration {
  const given = answers.map(({ probability, isRight, weight }) => ({
    logOdds: logOddsOf(probability),
    isRight,
    weight,
  }));
  let fitted = belief.calibration;
  for (let step = 0; step < 50; step += 1) {
    const next = betterBy(newtonStep(given, fitted, belief), fitted, (tried) => lossOf(given, tried, belief));
    if (next === undefined) return fitted;
    fitted = next;
  }
  return fitted;
}

type Given = { readonly logOdds: number; readonly isRight: boolean; readonly weight: number };

function newtonStep(
  answers: readonly Given[],
  at: Calibration,
  { calibration: prior, answers: strength }: Belief,
): Calibration {
  let [gradientSlope, gradientShift] = [strength * (at.slope - prior.slope), strength * (at.shift - prior.shift)];
  let [slopes, shifts, both] = [strength, strength, 0];
  for (const { logOdds, isRight, weight } of answers) {
    const expected = 1 / (1 + Math.exp(-(at.slope * logOdds + at.shift)));
    const error = weight * (expected - (isRight ? 1 : 0));
    const spread = weight * expected * (1 - expected);
    gradientSlope += error * logOdds;
    gradientShift += error;
    slopes += spread * logOdds * logOdds;
    shifts += spread;
    both += spread * logOdds;
  }
  const determinant = slopes * shifts - both * both;
  return {
    slope: -(shifts * gradientSlope - both * gradientShift) / determinant,
    shift: -(slopes * gradientShift - both * gradientSlope) / determinant,
  };
}

/** As far along the step as things get better: a full one from far away leads to infinity. Undefined where none does. */
function betterBy(
  step: Calibration,
  from: Calibration,
  lossAt: (tried: Calibration) => number,
): Calibration | undefined {
  const before = lossAt(from);
  for (let share = 1; share > 1e-4; share /= 2) {
    const tried = { slope: from.slope + share * step.slope, shift: from.shift + share * step.shift };
    if (lossAt(tried) < before) return tried;
  }
  return undefined;
}

function lossOf(
  answers: readonly Given[],
  { slope, shift }: Calibration,
  { calibration: prior, answers: strength }: Belief,
): number {
  const disbelief = (strength / 2) * ((slope - prior.slope) ** 2 + (shift - prior.shift) ** 2);
  return answers.reduce((sum, { logOdds, isRight, weight }) => {
    const odds = (isRight ? -1 : 1) * (slope * logOdds + shift);
    // log(1 + e^odds) without overflow.
    return sum + weight * (Math.max(0, odds) + Math.log1p(Math.exp(-Math.abs(odds))));
  }, disbelief);
}

/** The probability that is right as often as it says. */
export function calibrate(probability: number, { slope, shift }: Calibration): number {
  return 1 / (1 + Math.exp(-(slope * logOddsOf(probability) + shift)));
}

function logOddsOf(probability: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(inside) - Math.log1p(-inside);
}
