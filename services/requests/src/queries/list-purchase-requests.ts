import { DomainError } from '@procur/service-kit/domain-error';
import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { type RequestRecord, toRecords } from '../database/request-record.ts';
import { hasIdForm } from '../domain/id-form.ts';
import type { RequestStatus } from '../domain/request-status.ts';
import type { Ports } from '../ports.ts';

export type RequestFilter = {
  readonly organisationId: string;
  readonly status: RequestStatus | undefined;
  readonly requesterId: string;
  /** The lots of this request; empty for requests, of which lots are parts. */
  readonly parentRequestId: string;
};

/** The organisation's requests, newest first. */
export function listPurchaseRequests({ database, limits }: Ports) {
  return async (
    { organisationId, status, requesterId, parentRequestId }: RequestFilter,
    asked: PageRequest,
  ): Promise<Page<RequestRecord>> => {
    const cut = cutPage(asked, idKey, limits.pageSizes);
    const where = {
      organisationId,
      deletedAt: null,
      parentId: parentRequestId === '' ? null : requireId(parentRequestId),
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

function requireId(given: string): string {
  if (hasIdForm(given)) return given;
  throw new DomainError('invalid', 'REQUEST_ID_INVALID', `parent_request_id: given "${given}", allowed is an id`, {
    ...{ field: 'parent_request_id', given, allowed: ['the id of a request'] },
  });
}
