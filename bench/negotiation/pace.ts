/** How many rounds were played (one move of each side) in how much time. */
export type Pace = { readonly rounds: number; readonly cpuSeconds: number; readonly seconds: number };

/** Rounds a second of CPU time: what the machine would do with nobody else on it. */
export function perCpuSecond({ rounds, cpuSeconds }: Pace): number {
  return rounds / cpuSeconds;
}

/** Rounds a second of wall-clock time. */
export function perSecond({ rounds, seconds }: Pace): number {
  return rounds / seconds;
}
