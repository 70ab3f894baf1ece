import { machineSettings } from '@procur/local-platform/machine';

/** Where test servers come from: this machine's own programs, or containers. */
export type TestEngine = 'embedded' | 'containers';

/** `PROCUR_TEST_ENGINE`; embedded when unset. Throws on any other word. */
export function testEngine(): TestEngine {
  const engine = machineSettings().environment.PROCUR_TEST_ENGINE || 'embedded';
  if (engine === 'embedded' || engine === 'containers') return engine;
  throw new Error(`PROCUR_TEST_ENGINE is "${engine}", allowed are embedded and containers`);
}
