import type { EntityManager } from '@mikro-orm/postgresql';
import { staysIn } from '@procur/buyer-agent/auction-wave';
import { toBid } from '@procur/buyer-agent/table-terms';
import type { Terms } from '@procur/buyer-agent/terms';
import { auctionCallMade, roundCompleted } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { AuctionEntrant } from '../database/entities/auction-entrant.ts';
import { Offer } from '../database/entities/offer.ts';
import { Round } from '../database/entities/round.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import type { DecidedCall } from '../domain/auction-status.ts';
import { isAwaited } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { appendFact } from './append-fact.ts';
import type { CalledRound, WaitingCall } from './call-vendor.ts';
import { concludeThread } from './conclude-thread.ts';
import { keepOffers } from './keep-offers.ts';
import { identify, lockNegotiation, lockThread, type ThreadRow } from './lock-table.ts';
import { type Table, yardstickOf } from './read-table.ts';
import { settleNegotiation } from './settle-negotiation.ts';

/** Writes a call and its answer; nothing when the thread has moved on or ended meanwhile. The last answer ends the wave. */
export async function recordCall(ports: Ports, table: Table, { call, heard }: CalledRound): Promise<void> {
  await ports.database.transaction(async (em) => {
    const negotiation = await lockNegotiation(em, identify(table.negotiation), 'alone');
    const thread = await lockThread(em, table.thread.id);
    if (!isAwaited(thread, call.round)) return;
    const at = ports.now();
    await keepCall(em, thread, call);
    await keepPlace(em, table, { call, heard });
    thread.answerDueAt = null;
    if (heard.action === 'offer') await keepBid(em, ports, { thread, heard, call });
    else keepRefusal(em, thread, { heard, call, at });
    thread.rounds = call.round;
    announce(em, thread, { heard, at });
    if (heard.action === 'end') {
      const reason = heard.reason || 'VENDOR_ENDED';
      concludeThread(em, thread, { outcome: 'no_agreement', reason, at });
    }
    await settleNegotiation(em, ports, negotiation);
  });
}

/** Writes that the vendor was called and thinks about it; nothing when the answer has been faster. */
export async function recordWaitingCall(
  ports: Ports,
  { negotiation, thread: read }: Table,
  { call, waitingUntil }: WaitingCall,
): Promise<void> {
  await ports.database.transaction(async (em) => {
    await lockNegotiation(em, identify(negotiation), 'share');
    const thread = await lockThread(em, read.id);
    if (!isAwaited(thread, call.round)) return;
    await keepCall(em, thread, call);
    thread.answerDueAt = waitingUntil;
  });
}

/** Writes the call into the ledger and announces it, once. */
async function keepCall(em: EntityManager, thread: ThreadRow, call: DecidedCall): Promise<void> {
  const { id: threadId, negotiationId, organisationId, vendorId, vendorName } = thread;
  const entrant = await em.findOneOrFail(AuctionEntrant, { threadId }, { refresh: true });
  const { id: callId, round, number, isBehind, message, madeAt } = call;
  if (entrant.toldRound === round) return;
  entrant.toldRound = round;
  appendFact(em, thread, { kind: 'called', callId, round, number, isBehind, message, madeAt }, new Date(madeAt));
  const data = { negotiationId, threadId, vendorId, vendorName, round, number, isBehind };
  publish(em, auctionCallMade, data, { aggregateId: negotiationId, organisationId, occurredAt: new Date(madeAt) });
}

type Heard = Pick<CalledRound, 'heard' | 'call'>;

// An offer that is no better than the vendor's last one counts all the same; the vendor is only not called again.
async function keepPlace(em: EntityManager, { thread, negotiation, mandate }: Table, { call, heard }: Heard) {
  const entrant = await em.findOneOrFail(AuctionEntrant, { threadId: thread.id });
  const yardstick = yardstickOf(negotiation, mandate);
  const isBetter =
    heard.action === 'offer' &&
    staysIn(call.rules, yardstick, { before: await standingTerms(em, thread), after: heard.offer.terms });
  em.assign(entrant, { call: null, calls: call.number, status: isBetter ? 'in' : 'out' });
}

/** What the vendor has said last; its list offer before the first call. */
async function standingTerms(em: EntityManager, { id: threadId, lastSellerOfferId }: ThreadRow): Promise<Terms> {
  const offer = await em.findOneOrFail(Offer, { threadId, id: lastSellerOfferId ?? '' });
  return offer.terms;
}

type Bid = { readonly thread: ThreadRow; readonly call: DecidedCall } & {
  readonly heard: Extract<CalledRound['heard'], { readonly action: 'offer' }>;
};

async function keepBid(em: EntityManager, { newId, now }: Ports, { thread, heard, call }: Bid): Promise<void> {
  keepOffers(em, thread, { sellerOffer: { id: newId(), madeAt: now(), ...heard.offer } });
  const agent = await em.findOneOrFail(ThreadAgent, { threadId: thread.id });
  const bid = toBid(thread.issues, heard.offer.terms);
  agent.moves = [...agent.moves, { by: 'other', bid, round: call.round }];
}

type Answered = Heard & { readonly at: Date };

function keepRefusal(em: EntityManager, thread: ThreadRow, { heard, call: { round }, at }: Answered): void {
  if (heard.action === 'offer') return;
  const { action, message } = heard;
  if (message) thread.vendorMessage = message;
  appendFact(em, thread, { kind: 'answered', round, action, message }, at);
}

const outcomes = { offer: 'bid', pass: 'passed', end: 'ended' } as const;

function announce(em: EntityManager, thread: ThreadRow, { heard, at }: Omit<Answered, 'call'>): void {
  const { id: threadId, negotiationId, organisationId, vendorId, vendorName, round } = thread;
  const outcome = outcomes[heard.action];
  em.create(Round, { threadId, number: round, outcome, completedAt: at });
  const data = { negotiationId, threadId, vendorId, vendorName, round, outcome };
  publish(em, roundCompleted, data, { aggregateId: negotiationId, organisationId, occurredAt: at });
}
