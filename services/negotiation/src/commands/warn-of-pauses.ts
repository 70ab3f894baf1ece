import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { EntityManager } from '@mikro-orm/postgresql';
import { pauseEnding } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { asPlatform, forOrganisation } from '@procur/service-kit/tenant-scope';
import { Negotiation } from '../database/entities/negotiation.ts';
import { isOpen } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { identify, lockNegotiation, lockThreads, type NegotiationRow, type ThreadRow } from './lock-table.ts';

// Bounds the work of one pass; the next pass takes the rest.
const atOnce = 50;

/**
 * Tells the people who have the wheel that the deadline comes near: a paused thread ends without an agreement like any
 * other. Each person once for each pause. Returns how many negotiations were looked at.
 */
export function warnOfPauses(ports: Ports) {
  return async (): Promise<number> => {
    const soon = new Date(ports.now().getTime() + ports.settings.pauseWarningMs);
    const found = await asPlatform('find pauses near a deadline', () =>
      ports.database.read((em) => em.execute<Paused[]>(nearTheirDeadline, [soon, atOnce])),
    );
    for (const { id, organisationId } of found)
      await forOrganisation(organisationId, () => ports.database.transaction((em) => warn(em, ports, id)));
    return found.length;
  };
}

type Paused = { readonly id: string; readonly organisationId: string };

const nearTheirDeadline = `select id, organisation_id as "organisationId" from negotiations where status = 'running' and deadline_at <= ? and exists (
    select 1 from threads where threads.negotiation_id = negotiations.id
    and threads.paused_at is not null and threads.pause_warned_at is null
  ) order by deadline_at limit ?`;

async function warn(em: EntityManager, { now }: Ports, id: string): Promise<void> {
  const found = await em.findOneOrFail(Negotiation, { id });
  const negotiation = await lockNegotiation(em, identify(found), 'share');
  const threads = await lockThreads(em, id);
  const paused = threads.filter(({ pausedAt, pauseWarnedAt }) => pausedAt && !pauseWarnedAt);
  const at = now();
  for (const thread of paused) thread.pauseWarnedAt = at;
  if (negotiation.status !== 'running') return;
  const open = paused.filter(({ status }) => isOpen(status));
  for (const person of new Set(open.flatMap(({ pausedBy }) => pausedBy ?? [])))
    tell(em, { negotiation, person, threads: open.filter(({ pausedBy }) => pausedBy === person), at });
}

type Telling = {
  readonly negotiation: NegotiationRow;
  readonly person: string;
  readonly threads: readonly ThreadRow[];
  readonly at: Date;
};

function tell(em: EntityManager, { negotiation, person: pausedBy, threads, at }: Telling): void {
  const { id: negotiationId, requestId, requestNumber, title, deadlineAt, organisationId } = negotiation;
  const vendorNames = threads.map(({ vendorName }) => vendorName);
  const data = { negotiationId, requestId, requestNumber, title, pausedBy, vendorNames };
  const options = { aggregateId: negotiationId, organisationId, occurredAt: at };
  publish(em, pauseEnding, { ...data, deadlineAt: timestampFromDate(deadlineAt) }, options);
}
