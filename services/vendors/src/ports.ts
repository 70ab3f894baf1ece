import type { Database } from '@procur/service-kit/database';
import type { Config } from './config.ts';
import type { ExchangeRate } from './domain/pricing/price-line.ts';
import type { TaxRate } from './domain/pricing/tax-table.ts';

/** What the use cases need from outside. */
export type Ports = {
  readonly database: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  /** What the secrets of outside agents are derived from. */
  readonly agentMasterKey: Uint8Array;
  /** The fields of one CSV record. @throws Error with a sentence when its quotes do not fit. */
  readonly parseCsvRecord: (text: string) => readonly string[];
  readonly catalogue: Config['catalogue'];
  readonly matching: Config['matching'];
  readonly taxRates: readonly TaxRate[];
  readonly exchangeRates: readonly (ExchangeRate & { readonly validFrom: string })[];
};
