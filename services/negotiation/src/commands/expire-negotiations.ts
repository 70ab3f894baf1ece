import { asPlatform, forOrganisation } from '@procur/service-kit/tenant-scope';
import { Negotiation } from '../database/entities/negotiation.ts';
import { isOpen } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { concludeThread } from './conclude-thread.ts';
import { lockNegotiation, lockThreads, type NegotiationId } from './lock-table.ts';
import { settleNegotiation } from './settle-negotiation.ts';

// Bounds the work of one pass; the next pass takes the rest.
const atOnce = 50;

/** Lets go of the vendors still at a table whose deadline has passed; what the others agreed decides. Returns how many. */
export function expireNegotiations(ports: Ports) {
  return async (): Promise<number> => {
    const late = await asPlatform('find negotiations past their deadline', () => findLate(ports));
    for (const { id, organisationId } of late)
      await forOrganisation(organisationId, () => expire(ports, { id, organisationId }));
    return late.length;
  };
}

async function findLate({ database, now }: Ports): Promise<readonly NegotiationId[]> {
  return await database.em.find(
    Negotiation,
    { status: 'running', deadlineAt: { $lte: now() } },
    { fields: ['id', 'organisationId'], orderBy: { deadlineAt: 'asc' }, limit: atOnce },
  );
}

async function expire(ports: Ports, where: NegotiationId): Promise<void> {
  await ports.database.transaction(async (em) => {
    const negotiation = await lockNegotiation(em, where, 'alone');
    if (negotiation.status !== 'running') return;
    const open = (await lockThreads(em, negotiation.id)).filter((thread) => isOpen(thread.status));
    for (const thread of open)
      concludeThread(em, thread, { outcome: 'no_agreement', reason: 'EXPIRED', at: ports.now() });
    await settleNegotiation(em, ports, negotiation);
  });
}
