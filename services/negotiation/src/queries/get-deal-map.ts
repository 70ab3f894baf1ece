import { mapThread, type ThreadMap } from '@procur/buyer-agent/map-thread';
import type { Database } from '@procur/service-kit/database';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { Offer } from '../database/entities/offer.ts';
import { Thread } from '../database/entities/thread.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import { findNegotiation } from './get-negotiation.ts';
import type { NegotiationRow, ThreadRow } from './negotiation-view.ts';

/** A thread seen from above. Private to the buyer's side. */
export type DealMapView = ThreadMap & {
  readonly negotiation: NegotiationRow;
  readonly thread: ThreadRow;
  readonly mandateVersion: number;
};

type Where = { readonly id: string; readonly threadId: string; readonly organisationId: string };

/** Computed from the record each time it is asked for. @throws DomainError not-found; conflict while the table is being opened. */
export function getDealMap({ database }: { readonly database: Database }) {
  return async ({ threadId, ...where }: Where): Promise<DealMapView> => {
    const negotiation = await findNegotiation(database, where);
    const { em } = database;
    const thread = isUuid(threadId) ? await em.findOne(Thread, { id: threadId, negotiationId: where.id }) : null;
    if (!thread) throw notThere(threadId);
    const agent = await em.findOne(ThreadAgent, { threadId });
    if (!agent) throw notOpen(thread);
    const offers = await em.find(
      Offer,
      { threadId },
      { orderBy: [{ round: 'asc' }, { madeAt: 'asc' }, { id: 'asc' }] },
    );
    const { setup, moves, mandateVersion } = agent;
    const mapped = mapThread({ agent: setup, moves, offers, agreedOfferId: thread.agreedOfferId ?? null });
    return { ...mapped, negotiation, thread, mandateVersion };
  };
}

function notThere(given: string): DomainError {
  const detail = { field: 'thread_id', given: given.slice(0, 100) };
  return new DomainError('not-found', 'THREAD_NOT_FOUND', 'the negotiation has no such thread', detail);
}

function notOpen({ status }: ThreadRow): DomainError {
  const message = 'there is no map before the vendor has answered the opening, nor where no terms were possible';
  return new DomainError('conflict', 'TABLE_NOT_OPEN', message, { field: 'thread_id', given: status });
}
