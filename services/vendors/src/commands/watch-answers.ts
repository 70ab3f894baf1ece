import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { EntityManager } from '@mikro-orm/postgresql';
import { answerReminderDue } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { asPlatform, forOrganisation } from '@procur/service-kit/tenant-scope';
import { AnswerRequest } from '../database/entities/answer-request.ts';
import { SellerTable } from '../database/entities/seller-table.ts';
import { Vendor } from '../database/entities/vendor.ts';
import type { PersonAnswer } from '../domain/selling/person-answer.ts';
import type { Ports } from '../ports.ts';
import { lockTable } from './lock-table.ts';
import { settleAnswer } from './settle-answer.ts';

// Bounds the work of one pass; the next pass takes the rest.
const atOnce = 50;

const noAnswer: PersonAnswer = { action: 'end', counterOffer: null, message: '' };

/** Reminds people whose time runs out, and lets the table go on without those whose time is over. Returns how many. */
export function watchAnswers(ports: Ports) {
  return async (): Promise<number> => {
    const at = ports.now();
    const late = await find(ports, { settledAt: null, dueAt: { $lte: at } });
    for (const request of late) await settle(ports, request, expire);
    const soon = await find(ports, { settledAt: null, remindAt: { $lte: at }, dueAt: { $gt: at } });
    for (const request of soon) await settle(ports, request, remind);
    return late.length + soon.length;
  };
}

type Key = { readonly threadId: string; readonly round: number };
type Awaited = { readonly table: SellerTable; readonly request: AnswerRequest };
type Step = (em: EntityManager, ports: Ports, awaited: Awaited) => Promise<void>;

async function find({ database }: Ports, where: object): Promise<readonly Key[]> {
  const options = { fields: ['threadId', 'round'], orderBy: { dueAt: 'asc' }, limit: atOnce } as const;
  return await asPlatform('find answers that are due', () =>
    database.read((em) => em.find(AnswerRequest, where, options)),
  );
}

// Read again under the lock of the table: the person may have answered, or another replica been here, a moment ago.
async function settle(ports: Ports, { threadId, round }: Key, step: Step): Promise<void> {
  const { organisationId, vendorId } = await asPlatform('find whose answer is due', () =>
    ports.database.read((em) => em.findOneOrFail(SellerTable, { threadId })),
  );
  await forOrganisation(organisationId, () =>
    ports.database.transaction(async (em) => {
      const table = await lockTable(em, organisationId, { threadId, vendorId });
      const request = await em.findOneOrFail(AnswerRequest, { threadId, round });
      if (request.settledAt === null) await step(em, ports, { table, request });
    }),
  );
}

async function expire(em: EntityManager, ports: Ports, { table, request }: Awaited): Promise<void> {
  const at = ports.now();
  if (table.closedAt !== null) request.settledAt = at;
  else settleAnswer(em, { table, request, answer: noAnswer, endReason: 'ANSWER_OVERDUE', offerId: ports.newId(), at });
}

async function remind(em: EntityManager, _: Ports, { table, request }: Awaited): Promise<void> {
  const { threadId, organisationId, vendorId, title } = table;
  if (request.remindAt === null || table.closedAt !== null) return;
  request.remindAt = null;
  const { name: vendorName } = await em.findOneOrFail(Vendor, { id: vendorId });
  const { round } = request;
  const data = { threadId, round, vendorId, vendorName, title, dueAt: timestampFromDate(request.dueAt) };
  publish(em, answerReminderDue, data, { aggregateId: threadId, organisationId });
}
