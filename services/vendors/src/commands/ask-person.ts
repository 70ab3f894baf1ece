import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { EntityManager } from '@mikro-orm/postgresql';
import { answerRequested } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { AnswerRequest } from '../database/entities/answer-request.ts';
import type { SellerTable } from '../database/entities/seller-table.ts';
import { Vendor } from '../database/entities/vendor.ts';
import { answerTimes } from '../domain/selling/answer-times.ts';
import type { Ports } from '../ports.ts';
import { type BuyerOffer, requireSameQuestion } from './take-turn.ts';

type Question = { readonly table: SellerTable; readonly offer: BuyerOffer };

/** Puts the offer before the vendor's person, once; asked again it only says until when. Returns that time. */
export async function askPerson(
  em: EntityManager,
  { now, answers }: Pick<Ports, 'now' | 'answers'>,
  { table, offer }: Question,
): Promise<Date> {
  const { threadId, organisationId, vendorId, title, deadlineAt } = table;
  const { round } = offer;
  const asked = await em.findOne(AnswerRequest, { threadId, round });
  if (asked) requireSameQuestion(asked.buyerOffer, offer);
  if (asked) return asked.dueAt;
  const askedAt = now();
  const times = answerTimes({ askedAt, tableDeadline: deadlineAt ?? null, ...answers });
  const said = { buyerOfferId: offer.offerId, buyerOffer: offer.terms, buyerMessage: offer.message };
  em.create(AnswerRequest, {
    threadId,
    round,
    ...said,
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
