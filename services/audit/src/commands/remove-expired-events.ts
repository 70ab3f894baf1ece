import type { RetentionClass } from '@procur/contracts/event-declaration';
import { asPlatform } from '@procur/service-kit/tenant-scope';
import type { Ports } from '../ports.ts';

const dayMs = 86_400_000;
// Short transactions, so that storing goes on meanwhile.
const bite = 5_000;

/** Removes the events whose class says that they have been kept long enough. Returns how many. */
export function removeExpiredEvents({ database, retention, now }: Pick<Ports, 'database' | 'retention' | 'now'>) {
  const days: Record<RetentionClass, number> = {
    standard: retention.standardDays,
    short: retention.shortDays,
    record: retention.recordDays,
  };
  return async (): Promise<number> => {
    let removed = 0;
    for (const [retentionClass, kept] of Object.entries(days)) {
      const before = new Date(now().getTime() - kept * dayMs);
      let last = bite;
      while (last === bite) {
        last = await removeBite(retentionClass, before);
        removed += last;
      }
    }
    return removed;
  };

  async function removeBite(retentionClass: string, before: Date): Promise<number> {
    const remove = () => database.em.execute<{ affectedRows: number }>(removeSql, [retentionClass, before], 'run');
    return (await asPlatform('remove expired events', remove)).affectedRows;
  }
}

const removeSql = `delete from stored_events where id in (
  select id from stored_events where retention = ? and occurred_at < ? limit ${bite} for update skip locked)`;
