/**
 * Milliseconds of the fastest of several runs, one after the other: what the product can do, whatever else the machine is doing
 * at the moment.
 */
export async function fastestOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  const durations: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    durations.push(performance.now() - start);
  }
  return Math.min(...durations);
}
