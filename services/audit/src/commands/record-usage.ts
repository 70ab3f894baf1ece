import { UsageRecord } from '../database/entities/usage-record.ts';
import type { Ports } from '../ports.ts';

export type NewUsage = {
  readonly id: string;
  readonly organisationId: string;
  readonly service: string;
  readonly provider: string;
  readonly model: string;
  readonly purpose: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Decimal text. */
  readonly cost: string;
  readonly currencyCode: string;
  readonly durationMs: number;
  readonly outcome: string;
  readonly recordedAt: Date;
};

/** Records a metered call, once. */
export function recordUsage({ database }: Pick<Ports, 'database'>) {
  return async (usage: NewUsage): Promise<void> => {
    await database.transaction((em) =>
      em.upsert(UsageRecord, usage, { onConflictAction: 'ignore', onConflictFields: ['id'] }),
    );
  };
}
