import type { FilterQuery } from '@mikro-orm/core';
import type { Database } from '@procur/service-kit/database';
import { Negotiation } from '../database/entities/negotiation.ts';
import { type NegotiationRow, type NegotiationView, viewNegotiations } from './negotiation-view.ts';
import { type Cursor, cursorOf, type PageRequest, pageSizeOf, toPage } from './page.ts';

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
    const size = pageSizeOf(filter);
    const { em } = database;
    const orderBy = [{ startedAt: 'desc' }, { id: 'desc' }] as const;
    const found = await em.find(Negotiation, matching(filter, cursorOf(filter)), {
      orderBy: [...orderBy],
      limit: size + 1,
    });
    const { rows, nextPageToken } = toPage(found, size, ({ startedAt: at, id }) => ({ at, id }));
    return { negotiations: await viewNegotiations(em, rows), nextPageToken };
  };
}

function matching({ organisationId, status, requestId }: Filter, after?: Cursor): FilterQuery<NegotiationRow> {
  return {
    organisationId,
    ...(status && { status }),
    ...(requestId && { requestId }),
    ...(after && { $or: [{ startedAt: { $lt: after.at } }, { startedAt: after.at, id: { $lt: after.id } }] }),
  };
}
