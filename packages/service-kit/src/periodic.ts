import type { Logger } from './logger.ts';
import { Wakeup } from './wakeup.ts';

type PeriodicOptions = {
  readonly name: string;
  readonly intervalMs: number;
  readonly work: () => Promise<unknown>;
  readonly log: Logger;
};

/** Does the work now and then again after each interval, never twice at a time, until disposed of. A failure waits for the next turn. */
export function startPeriodic(options: PeriodicOptions): AsyncDisposable {
  const wakeup = new Wakeup();
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      await turn(options);
      await wakeup.wait(options.intervalMs);
    }
  })();
  return {
    [Symbol.asyncDispose]: async () => {
      stopped = true;
      wakeup.wake();
      await running;
    },
  };
}

// Caught, because the next turn is the retry and the process must outlive a failed one.
async function turn({ name, work, log }: PeriodicOptions): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ err: error, work: name }, 'periodic work failed and waits for its next turn');
  }
}
