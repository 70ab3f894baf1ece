import type { FilterQuery } from '@mikro-orm/core';
import type { Database } from '@procur/service-kit/database';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { Offer } from '../database/entities/offer.ts';
import { findNegotiation } from './get-negotiation.ts';
import type { OfferRow } from './negotiation-view.ts';
import { type Cursor, cursorOf, type PageRequest, pageSizeOf, toPage } from './page.ts';

type Filter = PageRequest & {
  readonly organisationId: string;
  readonly negotiationId: string;
  /** Empty for all. */
  readonly threadId: string;
};

export type OfferPage = { readonly offers: readonly OfferRow[]; readonly nextPageToken: string };

/** Offers of a negotiation in the order they were made. @throws DomainError not-found or invalid. */
export function listOffers({ database }: { readonly database: Database }) {
  return async (filter: Filter): Promise<OfferPage> => {
    const { organisationId, negotiationId: id, threadId } = filter;
    await findNegotiation(database, { id, organisationId });
    if (threadId !== '' && !isUuid(threadId)) throw notAnId(threadId);
    const size = pageSizeOf(filter);
    const where = matching(filter, cursorOf(filter));
    const found = await database.em.find(Offer, where, {
      orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
      limit: size + 1,
    });
    const { rows, nextPageToken } = toPage(found, size, ({ madeAt: at, id }) => ({ at, id }));
    return { offers: rows, nextPageToken };
  };
}

function matching({ negotiationId, threadId }: Filter, after?: Cursor): FilterQuery<OfferRow> {
  return {
    negotiationId,
    ...(threadId && { threadId }),
    ...(after && { $or: [{ madeAt: { $gt: after.at } }, { madeAt: after.at, id: { $gt: after.id } }] }),
  };
}

function notAnId(given: string): DomainError {
  const detail = { field: 'thread_id', given, allowed: ['a UUID, or nothing for all threads'] };
  return new DomainError('invalid', 'THREAD_ID_INVALID', `"${given}" is not the id of a thread`, detail);
}
