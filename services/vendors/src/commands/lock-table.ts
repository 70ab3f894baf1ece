import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@procur/service-kit/domain-error';
import { SellerTable } from '../database/entities/seller-table.ts';

export type TableKey = { readonly threadId: string; readonly vendorId: string };

/** The table, so that two questions at one table are answered one after the other. @throws DomainError not-found. */
export async function lockTable(
  em: EntityManager,
  organisationId: string,
  { threadId, vendorId }: TableKey,
): Promise<SellerTable> {
  const table = await em.findOne(SellerTable, { threadId, organisationId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (table?.vendorId === vendorId) return table;
  throw new DomainError('not-found', 'TABLE_NOT_FOUND', `there is no table ${threadId} of this vendor`, {
    field: 'thread_id',
    given: threadId,
  });
}
