import type { FilterQuery } from '@mikro-orm/core';
import type { Database } from '@procur/service-kit/database';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { cutPage, type PageRequest, type TimeAndId, timeAndIdKey, toPage } from '@procur/service-kit/paging';
import { Offer } from '../database/entities/offer.ts';
import { findNegotiation } from './get-negotiation.ts';
import type { OfferRow } from './negotiation-view.ts';

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
    const cut = cutPage(filter, timeAndIdKey);
    const where = matching(filter, cut.after);
    const found = await database.em.find(Offer, where, {
      orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
      limit: cut.limit,
    });
    const { rows, nextPageToken } = toPage(found, cut, ({ madeAt, id }): TimeAndId => [madeAt.getTime(), id]);
    return { offers: rows, nextPageToken };
  };
}

function matching({ negotiationId, threadId }: Filter, after: TimeAndId | undefined): FilterQuery<OfferRow> {
  return {
    negotiationId,
    ...(threadId && { threadId }),
    ...(after && madeAfter(after)),
  };
}

function madeAfter([time, id]: TimeAndId) {
  const madeAt = new Date(time);
  return { $or: [{ madeAt: { $gt: madeAt } }, { madeAt, id: { $gt: id } }] };
}

function notAnId(given: string): DomainError {
  const detail = { field: 'thread_id', given, allowed: ['a UUID, or nothing for all threads'] };
  return new DomainError('invalid', 'THREAD_ID_INVALID', `"${given}" is not the id of a thread`, detail);
}
