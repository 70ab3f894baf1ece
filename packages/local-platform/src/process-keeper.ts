import { type ServiceName, serviceNames } from '@procur/service-kit/service-names';
import type { Child } from './child.ts';
import { rememberProcess } from './leftovers.ts';
import { type Supervised, type SupervisionEvent, supervise } from './supervised.ts';

/** Names of the processes of a platform. */
export type ProcessName = ServiceName | 'postgres' | 'nats';

/** Keeps the processes of a platform running and ends them in order: the services first, all at once, then what they stand on. */
export class ProcessKeeper implements AsyncDisposable {
  readonly processes = new Map<ProcessName, Supervised>();
  readonly #runFolder: string;
  readonly #onEvent: (event: SupervisionEvent) => void;

  constructor(runFolder: string, onEvent: ((event: SupervisionEvent) => void) | undefined) {
    this.#runFolder = runFolder;
    this.#onEvent = onEvent ?? (() => {});
  }

  /** Starts a process and keeps it running. Throws when it does not come up. */
  async keep(name: ProcessName, start: () => Promise<Child>): Promise<void> {
    const launch = async () => {
      const child = await start();
      rememberProcess(this.#runFolder, name, child.pid);
      return child;
    };
    this.processes.set(name, await supervise({ name, launch, onEvent: this.#onEvent }));
  }

  /** Throws when there is no such process here, because the person brought their own server. */
  get(name: ProcessName): Supervised {
    const found = this.processes.get(name);
    if (!found) throw new Error(`${name} was not started here; running are ${[...this.processes.keys()].join(', ')}`);
    return found;
  }

  /** Resolves when nothing is being started again. */
  async ready(): Promise<void> {
    await Promise.all([...this.processes.values()].map((part) => part.ready()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop(serviceNames);
    await this.#stop(['nats', 'postgres']);
  }

  async #stop(names: readonly ProcessName[]): Promise<void> {
    await Promise.all(names.map((name) => this.processes.get(name)?.stop()));
  }
}

/** Waits for all, then throws the first failure: whatever did start is known by then and can be stopped. */
export async function settleAll<T extends readonly unknown[]>(
  work: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const results = await Promise.allSettled(work);
  const failure = results.find((result): result is PromiseRejectedResult => result.status === 'rejected');
  if (failure) throw failure.reason;
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as unknown as T;
}
