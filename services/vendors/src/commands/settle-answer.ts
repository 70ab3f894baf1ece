import type { EntityManager } from '@mikro-orm/postgresql';
import { vendorAnswered } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import type { AnswerRequest } from '../database/entities/answer-request.ts';
import { SellerAnswer } from '../database/entities/seller-answer.ts';
import type { SellerTable } from '../database/entities/seller-table.ts';
import type { PersonAnswer } from '../domain/selling/person-answer.ts';

export type Settlement = {
  readonly table: SellerTable;
  readonly request: AnswerRequest;
  readonly answer: PersonAnswer;
  /** Why the vendor leaves; empty unless it does. */
  readonly endReason: string;
  readonly offerId: string;
  readonly at: Date;
};

/** Writes the answer of a round that waited and has the table go on. The caller has the table alone. */
export function settleAnswer(em: EntityManager, settlement: Settlement): SellerAnswer {
  const { table, request, answer, endReason, offerId, at } = settlement;
  const { threadId, vendorId, organisationId } = table;
  const { round, buyerOffer, buyerCharges, call } = request;
  request.settledAt = at;
  request.remindAt = null;
  publish(em, vendorAnswered, { threadId, round, vendorId }, { aggregateId: threadId, organisationId });
  return em.create(SellerAnswer, {
    ...{ threadId, round, buyerOffer, buyerCharges, call, ...answer },
    ...{ endReason, offerId, answeredAt: at },
  });
}
