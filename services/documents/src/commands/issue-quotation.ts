import type { InferEntity } from '@mikro-orm/core';
import { DomainError } from '@procur/service-kit/domain-error';
import { requireVersion } from '@procur/service-kit/require-version';
import type { StoredQuotation } from '../database/entities/stored-quotation.ts';
import { type Quotation, toWorkingCopy } from '../database/quotation-view.ts';
import type { Ports } from '../ports.ts';
import { issueRevision } from './issue-revision.ts';
import { lockQuotation, requireNotOrdered } from './lock-quotation.ts';

export type IssueRequest = {
  readonly organisationId: string;
  readonly quotationId: string;
  readonly version: bigint;
  readonly issuedBy: string;
};

/** Issues the working copy as the next revision; its PDF and UBL are written afterwards. */
export function issueQuotation(ports: Ports) {
  return async ({ organisationId, quotationId, version, issuedBy }: IssueRequest): Promise<Quotation> =>
    await ports.database.transaction(async (em) => {
      const head = await lockQuotation(em, organisationId, quotationId);
      requireNotOrdered(head);
      requireVersion('quotation', head.version, version);
      requireIssuable(head, ports.limits.quotationIssue);
      const reason = head.revision === 0 ? 'first' : 'review';
      await issueRevision(em, ports, head, { reason, documentId: head.documentId, by: issuedBy });
      return toWorkingCopy(head);
    });
}

function requireIssuable(head: InferEntity<typeof StoredQuotation>, rule: Ports['limits']['quotationIssue']): void {
  if (head.revision > 0 && !head.hasUnissuedChanges)
    throw new DomainError(
      'conflict',
      'QUOTATION_UNCHANGED',
      `nothing of ${head.number} has changed since it was issued`,
      {
        field: 'quotation_id',
        given: `revision ${head.revision}`,
        allowed: ['review a line first'],
      },
    );
  const open = head.body.lines.filter((line) => line.outcome === 'needs_review').map((line) => line.position);
  if (rule === 'reviewed' && open.length > 0)
    throw new DomainError('conflict', 'LINES_AWAIT_REVIEW', `${open.length} lines wait for a person`, {
      field: 'quotation_id',
      given: `lines ${open.slice(0, 10).join(', ')}${open.length > 10 ? ', …' : ''}`,
      allowed: ['review every open line first'],
    });
}
