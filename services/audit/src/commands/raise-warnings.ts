import type { EntityManager } from '@mikro-orm/postgresql';
import { systemWarningRaised } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { RaisedWarning } from '../database/entities/raised-warning.ts';
import type { ProcessingWarning } from '../domain/processing-statistic.ts';
import type { Ports } from '../ports.ts';
import { getProcessingStatistics } from '../queries/get-processing-statistics.ts';

// Long enough that one slow minute is no alarm.
const windowMinutes = 15;

/** Announces each threshold when it is crossed, once, and forgets it when it is no longer. */
export function raiseWarnings(ports: Pick<Ports, 'database' | 'broker' | 'warnings' | 'now'>) {
  const { database, now } = ports;
  const measure = getProcessingStatistics(ports);
  return async (): Promise<void> => {
    const { warnings } = await measure(windowMinutes);
    await database.transaction(async (em) => {
      // One replica at a time, or each would announce.
      await em.execute("select pg_advisory_xact_lock(hashtext('raise warnings'))");
      const raised = await em.find(RaisedWarning, {});
      const isSame = (left: Key, right: Key) => left.code === right.code && left.consumer === right.consumer;
      for (const over of raised.filter((old) => !warnings.some((warning) => isSame(warning, old)))) em.remove(over);
      for (const fresh of warnings.filter((warning) => !raised.some((old) => isSame(warning, old)))) {
        announce(em, fresh, now());
      }
    });
  };
}

type Key = { readonly code: string; readonly consumer: string };

function announce(em: EntityManager, { code, consumer, message }: ProcessingWarning, raisedAt: Date): void {
  em.create(RaisedWarning, { code, consumer, raisedAt });
  const [service = ''] = consumer.split('-');
  const options = { aggregateId: consumer, organisationId: '' };
  publish(em, systemWarningRaised, { code, service, message: `${consumer}: ${message}` }, options);
}
