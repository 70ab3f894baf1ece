import { readFileSync } from 'node:fs';
import { ExtractionPool } from '../../src/adapters/extraction/extraction-pool.ts';
import { outcomeOf } from '../../test/support/hostile/outcomes.ts';
import type { ReadingReport, ReadingTask } from './reader.ts';

/** The other side of `startReader`. One pool serves all files, as it does in the service. */
let pool: ExtractionPool | undefined;

process.on('message', async ({ path, fileName, limits }: ReadingTask) => {
  pool ??= new ExtractionPool(limits);
  let peakMb = 0;
  const look = () => {
    peakMb = Math.max(peakMb, process.memoryUsage.rss() / 2 ** 20);
  };
  const memory = setInterval(look, 20);
  const startMs = performance.now();
  const outcome = await outcomeOf(pool, readFileSync(path), fileName);
  const ms = performance.now() - startMs;
  look();
  clearInterval(memory);
  process.send?.({ outcome, ms, peakMb } satisfies ReadingReport);
});
