export type Calibration = { readonly slope: number; readonly shift: number };

/** A probability that was given, and whether the answer was right. */
export type Labelled = { readonly probability: number; readonly isRight: boolean; readonly weight: number };

/** The slope and shift of log odds under which the answers are likeliest (Platt), by Newton's method. */
export function fitPlatt(answers: readonly Labelled[]): Calibration {
  let [slope, shift] = [1, 0];
  for (let step = 0; step < 50; step += 1) {
    let [gradientSlope, gradientShift, slopes, shifts, both] = [0, 0, 1e-6, 1e-6, 0];
    for (const { probability, isRight, weight } of answers) {
      const logOdds = logOddsOf(probability);
      const expected = 1 / (1 + Math.exp(-(slope * logOdds + shift)));
      const error = weight * (expected - (isRight ? 1 : 0));
      const spread = weight * expected * (1 - expected);
      gradientSlope += error * logOdds;
      gradientShift += error;
      slopes += spread * logOdds * logOdds;
      shifts += spread;
      both += spread * logOdds;
    }
    const determinant = slopes * shifts - both * both;
    slope -= (shifts * gradientSlope - both * gradientShift) / determinant;
    shift -= (slopes * gradientShift - both * gradientSlope) / determinant;
  }
  return { slope, shift };
}

export function calibrate(probability: number, { slope, shift }: Calibration): number {
  return 1 / (1 + Math.exp(-(slope * logOddsOf(probability) + shift)));
}

function logOddsOf(probability: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(inside) - Math.log1p(-inside);
}
