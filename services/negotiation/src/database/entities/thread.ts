import { defineEntity, p } from '@mikro-orm/core';
import type { Issue } from '@procur/negotiation-engine/issue';
import type { Supply } from '../../domain/supply-limits.ts';
import { threadStatuses } from '../../domain/thread-status.ts';

/** One vendor's side table. Holds nothing private. */
export const Thread = defineEntity({
  name: 'Thread',
  tableName: 'threads',
  properties: {
    id: p.uuid().primary(),
    negotiationId: p.uuid(),
    organisationId: p.text(),
    vendorId: p.text(),
    vendorName: p.text(),
    /** Place on the shortlist, from 0. */
    position: p.smallint(),
    score: p.double().$type<number>(),
    listUnitPrice: p.decimal().columnType('numeric'),
    status: p.enum(threadStatuses),
    /** The round that is being played; 0 opens the table. */
    round: p.smallint(),
    /** Rounds in which offers were exchanged. */
    rounds: p.smallint(),
    /** What is on the table: first as put forward, then as the vendor answered. */
    issues: p.json<readonly Issue[]>(),
    lastBuyerOfferId: p.uuid().nullable(),
    lastSellerOfferId: p.uuid().nullable(),
    agreedOfferId: p.uuid().nullable(),
    endReason: p.text(),
    /** Set while a person's answer is awaited. */
    answerDueAt: p.datetime().nullable(),
    /** Words with which the vendor accepted or left. */
    vendorMessage: p.text().default(''),
    /** What the vendor said last of what it can supply of all lots; null when nothing bounds it or it was not asked. */
    supply: p.json<Supply>().nullable(),
    /** The move that waits for a person, while one does. */
    heldMoveId: p.uuid().nullable(),
    /** The user who has the wheel, and since when; null while the agent has it. */
    pausedBy: p.text().nullable(),
    pausedAt: p.datetime().nullable(),
    /** When that user was told that the deadline is near. */
    pauseWarnedAt: p.datetime().nullable(),
    /** How many facts its ledger holds, and the hash that the next one follows. */
    ledgerLength: p.integer().default(0),
    ledgerHash: p.text().default(''),
    concludedAt: p.datetime().nullable(),
    /** When the vendor was told how it ended. */
    closedAt: p.datetime().nullable(),
  },
});
