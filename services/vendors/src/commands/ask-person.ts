import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { EntityManager } from '@mikro-orm/postgresql';
import { answerRequested } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { AnswerRequest } from '../database/entities/answer-request.ts';
import type { SellerTable } from '../database/entities/seller-table.ts';
import { Vendor } from '../database/entities/vendor.ts';
import { answerTimes } from '../domain/selling/answer-times.ts';
import type { Ports } from '../ports.ts';
import { type BuyerTurn, questionOf, requireSameQuestion } from './take-turn.ts';

type Question = { readonly table: SellerTable; readonly asked: BuyerTurn };

/** Puts an offer or a call before the vendor's person, once; asked again it only says until when. Returns that time. */
export async function askPerson(
  em: EntityManager,
  { now, answers }: Pick<Ports, 'now' | 'answers'>,
  { table, asked }: Question,
): Promise<Date> {
  const { threadId, organisationId, vendorId, title, deadlineAt } = table;
  const { round } = asked;
  const known = await em.findOne(AnswerRequest, { threadId, round });
  if (known) requireSameQuestion(known, asked);
  if (known) return known.dueAt;
  const askedAt = now();
  const times = answerTimes({ askedAt, tableDeadline: deadlineAt ?? null, ...answers });
  const buyerOfferId = 'call' in asked ? asked.callId : asked.offerId;
  em.create(AnswerRequest, {
    threadId,
    round,
    buyerOfferId,
    ...questionOf(asked),
    buyerMessage: asked.message,
    askedAt,
    ...times,
    settledAt: null,
    linksRevokedAt: null,
    proposals: 0,
  });
  const { name: vendorName } = await em.findOneOrFail(Vendor, { id: vendorId });
  const dueAt = timestampFromDate(times.dueAt);
  const data = { threadId, round, vendorId, vendorName, title, dueAt };
  publish(em, answerRequested, data, { aggregateId: threadId, organisationId });
  return times.dueAt;
}
