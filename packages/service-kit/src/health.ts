/** Throws, or takes too long, when the part cannot do its work. */
export type ReadinessCheck = () => Promise<unknown> | unknown;

export type HealthPhase = 'starting' | 'serving' | 'draining';

/** What failed, by the name of the part; empty when the process is ready. */
export type HealthReport = { readonly phase: HealthPhase; readonly failures: Readonly<Record<string, string>> };

// A probe must answer within Kubernetes' default of one second times a little; a hanging part counts as failed.
const checkTimeoutMs = 2000;

/** Whether a process is started, ready and not on its way out. Parts add their checks; probes ask for the sum. */
export class Health {
  #phase: HealthPhase = 'starting';
  readonly #checks = new Map<string, ReadinessCheck>();

  get phase(): HealthPhase {
    return this.#phase;
  }

  addCheck(name: string, check: ReadinessCheck): void {
    this.#checks.set(name, check);
  }

  serving(): void {
    if (this.#phase === 'starting') this.#phase = 'serving';
  }

  draining(): void {
    this.#phase = 'draining';
  }

  /** Runs every check at once. */
  async report(): Promise<HealthReport> {
    const results = await Promise.all([...this.#checks].map(([name, check]) => runCheck(name, check)));
    return { phase: this.#phase, failures: Object.fromEntries(results.filter((result) => result !== undefined)) };
  }
}

/** Whether the process may be sent work. */
export function isReady(report: HealthReport): boolean {
  return report.phase === 'serving' && Object.keys(report.failures).length === 0;
}

async function runCheck(name: string, check: ReadinessCheck): Promise<readonly [string, string] | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${checkTimeoutMs} ms`)), checkTimeoutMs);
  });
  try {
    await Promise.race([Promise.resolve().then(check), timeout]);
    return undefined;
  } catch (error) {
    return [name, error instanceof Error ? error.message : String(error)];
  } finally {
    clearTimeout(timer);
  }
}
