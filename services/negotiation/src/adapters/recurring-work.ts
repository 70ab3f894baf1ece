import type { Logger } from '@procur/service-kit/logger';

type RecurringOptions = { readonly everyMs: number; readonly log: Logger; readonly work: () => Promise<unknown> };

/** Does the work again and again, one run at a time, until disposed of. A failed run is logged and the next one tries again. */
export class RecurringWork implements AsyncDisposable {
  readonly #options: RecurringOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: RecurringOptions) {
    this.#options = options;
    this.#schedule();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#run().finally(() => this.#schedule());
    }, this.#options.everyMs);
  }

  async #run(): Promise<void> {
    const { work, log } = this.#options;
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, 'recurring work failed and is tried again');
    }
  }
}
