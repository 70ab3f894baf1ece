import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import type { ApprovalRecord } from '../database/approval-record.ts';
import { Approval } from '../database/entities/approval.ts';
import { PurchaseRequest } from '../database/entities/purchase-request.ts';
import { type RequestRecord, toRecords } from '../database/request-record.ts';
import type { Ports } from '../ports.ts';

export type PendingApproval = { readonly record: RequestRecord; readonly step: ApprovalRecord };
export type Decider = { readonly subject: string; readonly organisationId: string; readonly roles: readonly string[] };

/**
 * Steps that this person could decide now, oldest first: the first open one of its request, of a role of theirs, on a
 * request that is not their own, and none of those asked for with it decided by them.
 */
const decidable = (
  roles: readonly string[],
) => `select a.id from approvals a join purchase_requests r on r.id = a.request_id
  where a.organisation_id = ? and a.state = 'pending' and a.required_role in (${roles.map(() => '?').join(', ')}) and r.deleted_at is null
    and r.requester_id <> ? and coalesce(r.submitted_by, '') <> ? and a.id > ?
    and not exists (select 1 from approvals b where b.request_id = a.request_id and b.position < a.position
      and (b.state = 'pending' or (b.created_at = a.created_at and b.state = 'approved' and b.decided_by = ?)))
  order by a.id limit ?`;

const firstId = '00000000-0000-0000-0000-000000000000';

export function listPendingApprovals({ database, limits }: Ports) {
  return async ({ subject, organisationId, roles }: Decider, asked: PageRequest): Promise<Page<PendingApproval>> => {
    const cut = cutPage(asked, idKey, limits.pageSizes);
    if (roles.length === 0) return { rows: [], nextPageToken: '' };
    return await database.read(async (em) => {
      const values = [organisationId, ...roles, subject, subject, cut.after ?? firstId, subject, cut.limit];
      const ids = await em.execute<{ id: string }[]>(decidable(roles), values);
      const page = toPage(ids, cut, ({ id }) => id);
      const steps = await em.find(Approval, { id: { $in: page.rows.map(({ id }) => id) } }, { orderBy: { id: 'asc' } });
      const rows = await em.find(PurchaseRequest, { id: { $in: steps.map(({ requestId }) => requestId) } });
      const records = await toRecords(em, rows);
      return { ...page, rows: steps.flatMap((step) => pairOf(step.id, records)) };
    });
  };
}

function pairOf(stepId: string, records: readonly RequestRecord[]): readonly PendingApproval[] {
  return records.flatMap((record) =>
    record.approvals.filter(({ id }) => id === stepId).map((step) => ({ record, step })),
  );
}
