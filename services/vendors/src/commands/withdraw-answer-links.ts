import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { EntityManager } from '@mikro-orm/postgresql';
import { answerLinksRevoked, answerRequested } from '@procur/contracts/events';
import { ambientContext } from '@procur/service-kit/ambient-context';
import { recordChange } from '@procur/service-kit/audit-trail';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import { AnswerLink } from '../database/entities/answer-link.ts';
import { AnswerRequest } from '../database/entities/answer-request.ts';
import { SellerTable } from '../database/entities/seller-table.ts';
import { Vendor } from '../database/entities/vendor.ts';
import type { Ports } from '../ports.ts';
import { lockTable } from './lock-table.ts';

export type LinkWithdrawal = {
  readonly threadId: string;
  /** Kept in the audit trail. */
  readonly reason: string;
  /** True when a new link is to be mailed. */
  readonly reissue: boolean;
};

export type WithdrawnLinks = { readonly round: number; readonly revoked: number; readonly dueAt: Date };

/**
 * Makes all links of the round that waits for a vendor's person worthless from this commit on, and has a new one mailed
 * when that is asked for. The talks are not touched: the round waits on, with the deadline it has.
 * @throws DomainError not-found; conflict when no person's answer is awaited; invalid when the reason is too long.
 */
export function withdrawAnswerLinks({ database, now, answers }: Pick<Ports, 'database' | 'now' | 'answers'>) {
  return async (organisationId: string, withdrawal: LinkWithdrawal): Promise<WithdrawnLinks> => {
    checkReason(withdrawal.reason, answers.maxCharacters);
    const { vendorId } = await findTable(database, organisationId, withdrawal.threadId);
    return await database.transaction(async (em) => {
      const table = await lockTable(em, organisationId, { threadId: withdrawal.threadId, vendorId });
      return await withdraw(em, { table, withdrawal, at: now() });
    });
  };
}

async function findTable(database: Ports['database'], organisationId: string, threadId: string) {
  const found = await database.read((em) => em.findOne(SellerTable, { threadId, organisationId }));
  if (found) return found;
  const detail = { field: 'thread_id', given: threadId.slice(0, 100) };
  throw new DomainError('not-found', 'TABLE_NOT_FOUND', 'there is no such table', detail);
}

type Withdrawing = { readonly table: SellerTable; readonly withdrawal: LinkWithdrawal; readonly at: Date };

async function withdraw(em: EntityManager, { table, withdrawal, at }: Withdrawing): Promise<WithdrawnLinks> {
  const { threadId } = table;
  const request = await em.findOne(AnswerRequest, { threadId, settledAt: null });
  if (!request || table.closedAt !== null || request.dueAt <= at) throw notAwaited(table);
  const { round, dueAt } = request;
  const links = await em.find(AnswerLink, { threadId, round, revokedAt: null });
  for (const link of links) link.revokedAt = at;
  const isRepeated = links.length === 0 && request.linksRevokedAt !== null && !withdrawal.reissue;
  request.linksRevokedAt = withdrawal.reissue ? null : (request.linksRevokedAt ?? at);
  if (!isRepeated) await announce(em, { table, withdrawal, request, links: links.length });
  return { round, dueAt, revoked: links.length };
}

type Announced = Omit<Withdrawing, 'at'> & { readonly request: AnswerRequest; readonly links: number };

async function announce(em: EntityManager, { table, withdrawal, request, links }: Announced): Promise<void> {
  const { threadId, organisationId, vendorId, title } = table;
  const { reissue: reissued, reason } = withdrawal;
  const { round } = request;
  const { name: vendorName } = await em.findOneOrFail(Vendor, { id: vendorId });
  const told = { aggregateId: threadId, organisationId };
  const revokedBy = ambientContext().actor;
  publish(em, answerLinksRevoked, { threadId, round, vendorId, vendorName, revokedBy, links, reissued }, told);
  const action = reissued ? 'answer_link.reissued' : 'answer_link.revoked';
  recordChange(em, 'vendors', { action, resourceId: threadId, before: { links }, after: { round, reason } });
  if (!reissued) return;
  // The mail with the new link goes out as the first one did.
  const dueAt = timestampFromDate(request.dueAt);
  publish(em, answerRequested, { threadId, round, vendorId, vendorName, title, dueAt }, told);
}

function checkReason(reason: string, maxCharacters: number): void {
  if (reason.length <= maxCharacters) return;
  throw new DomainError('invalid', 'REASON_TOO_LONG', `a reason has at most ${maxCharacters} characters`, {
    field: 'reason',
    given: `${reason.length} characters`,
    allowed: [`at most ${maxCharacters} characters`],
  });
}

function notAwaited({ threadId, counterparty }: SellerTable): DomainError {
  const message =
    counterparty === 'person' ? 'no answer is awaited at this table now' : 'no person answers at this table';
  return new DomainError('conflict', 'ANSWER_NOT_AWAITED', message, { field: 'thread_id', given: threadId });
}
