/** Gives the present moment (UTC). Use cases receive one as a port, so that tests and recomputation can fix the time. */
export type Clock = () => Date;

/** The wall clock: the only place where a process reads the present time. */
export function now(): Date {
  return new Date();
}

/** A monotonic reading in milliseconds for durations; wall time may jump, this never goes back. */
export function elapsedSince(startMs: number): number {
  return performance.now() - startMs;
}
