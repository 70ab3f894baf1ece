import type { Database } from '@procur/service-kit/database';
import type { Config } from './config.ts';
import type { ConsumerBacklog } from './domain/processing-statistic.ts';

/** What the broker knows about waiting events. */
export type Broker = {
  readonly listBacklogs: () => Promise<readonly ConsumerBacklog[]>;
};

export type Ports = {
  readonly database: Database;
  readonly broker: Broker;
  readonly retention: Config['retention'];
  readonly warnings: Config['warnings'];
  readonly now: () => Date;
  readonly newId: () => string;
};
