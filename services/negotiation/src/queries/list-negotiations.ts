import type { FilterQuery } from '@mikro-orm/core';
import type { Database } from '@procur/service-kit/database';
import { cutPage, type PageRequest, type TimeAndId, timeAndIdKey, toPage } from '@procur/service-kit/paging';
import { Negotiation } from '../database/entities/negotiation.ts';
import { type NegotiationRow, type NegotiationView, viewNegotiations } from './negotiation-view.ts';

type Filter = PageRequest & {
  readonly organisationId: string;
  readonly status: NegotiationRow['status'] | undefined;
  /** Empty for all. */
  readonly requestId: string;
};

export type NegotiationPage = { readonly negotiations: readonly NegotiationView[]; readonly nextPageToken: string };

/** Negotiations of an organisation, newest first. */
export function listNegotiations({ database }: { readonly database: Database }) {
  return async (filter: Filter): Promise<NegotiationPage> => {
    const cut = cutPage(filter, timeAndIdKey);
    const { em } = database;
    const orderBy = [{ startedAt: 'desc' }, { id: 'desc' }] as const;
    const found = await em.find(Negotiation, matching(filter, cut.after), {
      orderBy: [...orderBy],
      limit: cut.limit,
    });
    const { rows, nextPageToken } = toPage(found, cut, ({ startedAt, id }): TimeAndId => [startedAt.getTime(), id]);
    return { negotiations: await viewNegotiations(em, rows), nextPageToken };
  };
}

function matching(
  { organisationId, status, requestId }: Filter,
  after: TimeAndId | undefined,
): FilterQuery<NegotiationRow> {
  return {
    organisationId,
    ...(status && { status }),
    ...(requestId && { requestId }),
    ...(after && startedBefore(after)),
  };
}

function startedBefore([time, id]: TimeAndId) {
  const startedAt = new Date(time);
  return { $or: [{ startedAt: { $lt: startedAt } }, { startedAt, id: { $lt: id } }] };
}
