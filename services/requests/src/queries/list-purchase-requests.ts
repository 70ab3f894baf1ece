import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { type RequestRecord, toRecords } from '../database/request-record.ts';
import type { RequestStatus } from '../domain/request-status.ts';
import type { Ports } from '../ports.ts';

export type RequestFilter = {
  readonly organisationId: string;
  readonly status: RequestStatus | undefined;
  readonly requesterId: string;
};

/** The organisation's requests, newest first. */
export function listPurchaseRequests({ database, limits }: Ports) {
  return async (
    { organisationId, status, requesterId }: RequestFilter,
    asked: PageRequest,
  ): Promise<Page<RequestRecord>> => {
    const cut = cutPage(asked, idKey, limits.pageSizes);
    const where = {
      organisationId,
      deletedAt: null,
      ...(status && { status }),
      ...(requesterId !== '' && { requesterId }),
      ...(cut.after && { id: { $lt: cut.after } }),
    };
    return await database.read(async (em) => {
      const rows = await em.find(PurchaseRequest, where, { orderBy: { id: 'desc' }, limit: cut.limit });
      const page = toPage(rows, cut, ({ id }) => id);
      return { ...page, rows: await toRecords(em, page.rows) };
    });
  };
}
