import { type InferEntity, LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@procur/service-kit/domain-error';
import { StoredQuotation } from '../database/entities/stored-quotation.ts';

/** The quotation, locked until the transaction ends. @throws DomainError not-found. */
export async function lockQuotation(
  em: EntityManager,
  organisationId: string,
  quotationId: string,
): Promise<InferEntity<typeof StoredQuotation>> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
  const head = await em.findOne(StoredQuotation, { id: quotationId, organisationId }, lock);
  if (head) return head;
  throw new DomainError('not-found', 'QUOTATION_NOT_FOUND', `there is no quotation ${quotationId}`, {
    field: 'quotation_id',
    given: quotationId,
  });
}

/** What was accepted is agreed. @throws DomainError conflict. */
export function requireNotOrdered({ orderId, number }: InferEntity<typeof StoredQuotation>): void {
  if (orderId)
    throw new DomainError('conflict', 'QUOTATION_ALREADY_ORDERED', `${number} was accepted and does not change`, {
      field: 'quotation_id',
      given: `order ${orderId}`,
    });
}
