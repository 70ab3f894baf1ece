import { context } from '@opentelemetry/api';
import { ambientContext, runInContext } from './ambient-context.ts';
import type { Database } from './database.ts';

type Work = () => Promise<boolean>;
type Waiting = {
  readonly work: Work;
  readonly resolve: (done: boolean) => void;
  readonly reject: (error: unknown) => void;
};

// A lock taken by the first work is held until the last is done.
const atMost = 64;

/**
 * Runs what waits at the same time in one transaction, one after the other, so that many share a commit. If it fails, each
 * runs again in a transaction of its own: one that cannot succeed takes no other down with it.
 */
export class SharedTransaction {
  readonly #database: Database;
  readonly #waiting: Waiting[] = [];
  #running = false;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Resolves to what the work says once it is committed. @throws what the work throws when it runs alone. */
  run(work: Work): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work: inPresentContext(work), resolve, reject });
      void this.#runWhatWaits();
    });
  }

  async #runWhatWaits(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (this.#waiting.length > 0) await this.#runBatch(this.#waiting.splice(0, atMost));
    this.#running = false;
  }

  async #runBatch(batch: readonly Waiting[]): Promise<void> {
    const done = batch.length > 1 && (await this.#together(batch));
    if (done) for (const [index, { resolve }] of batch.entries()) resolve(done[index] ?? false);
    else for (const alone of batch) await this.#alone(alone);
  }

  async #together(batch: readonly Waiting[]): Promise<readonly boolean[] | false> {
    try {
      return await this.#database.transaction(async () => {
        const done: boolean[] = [];
        for (const { work } of batch) done.push(await work());
        return done;
      });
    } catch {
      // Whose fault it was shows when each runs alone, and is told to that one.
      return false;
    }
  }

  async #alone({ work, resolve, reject }: Waiting): Promise<void> {
    try {
      resolve(await this.#database.transaction(work));
    } catch (error) {
      reject(error);
    }
  }
}

// The transaction was opened in the context of another event.
function inPresentContext(work: Work): Work {
  const [ambient, trace] = [ambientContext(), context.active()];
  return () => runInContext(ambient, () => context.with(trace, work));
}
