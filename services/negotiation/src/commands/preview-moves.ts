import type { Mandate } from '@procur/buyer-agent/mandate';
import type { DecidedOffer } from '@procur/buyer-agent/next-step';
import { type OfferDistance, offerDistance } from '@procur/buyer-agent/offer-distance';
import { HeldMove } from '../database/entities/held-move.ts';
import { Mandate as MandateRow } from '../database/entities/mandate.ts';
import { MoveExplanation, type RecordedMove } from '../database/entities/move-explanation.ts';
import { Offer } from '../database/entities/offer.ts';
import { Thread } from '../database/entities/thread.ts';
import { awaitsAuction } from '../domain/auction-status.ts';
import type { OfferFacts } from '../domain/offer-messages.ts';
import { isOpen } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { findNegotiation } from '../queries/get-negotiation.ts';
import type { NegotiationRow, ThreadRow } from '../queries/negotiation-view.ts';
import { isOnItsWay, readPoint } from './decide-again.ts';
import { decideStep } from './decide-step.ts';
import { purchaseOf, readTable, type Table } from './read-table.ts';

export type NextMoveState = 'opening' | 'decided' | 'made' | 'waiting_approval' | 'would_be';

/** An offer of either side, and how far it is from what the mandate allows. */
export type MeasuredOffer = OfferDistance & { readonly offer: OfferFacts };

/** What comes next in a thread. Private to the buyer's side. */
export type NextMove = {
  readonly thread: ThreadRow;
  readonly state: NextMoveState;
  readonly action: RecordedMove['action'] | '';
  readonly offer?: MeasuredOffer | undefined;
  readonly standing?: MeasuredOffer | undefined;
  readonly record?: RecordedMove | undefined;
  readonly madeBy: string;
};

export type NextMoves = {
  readonly negotiation: NegotiationRow;
  readonly mandate: Mandate;
  /** Of the threads that are open, in the order of the shortlist. */
  readonly moves: readonly NextMove[];
};

/** Reads what the agent has decided, or decides what it would, and changes nothing: it stands beside what decides in earnest. @throws DomainError not-found. */
export function previewMoves(ports: Ports) {
  return async (where: { readonly id: string; readonly organisationId: string }): Promise<NextMoves> => {
    const { em } = ports.database;
    const negotiation = await findNegotiation(ports.database, where);
    const { mandate } = await em.findOneOrFail(MandateRow, { negotiationId: negotiation.id });
    const threads = await em.find(Thread, { negotiationId: negotiation.id }, { orderBy: { position: 'asc' } });
    const moves: NextMove[] = [];
    for (const { id, status } of threads) {
      const table = isOpen(status) ? await readTable(ports, id) : undefined;
      if (table) moves.push(await nextMoveOf(ports, table));
    }
    return { negotiation, mandate, moves };
  };
}

async function nextMoveOf(ports: Ports, table: Table): Promise<NextMove> {
  const { thread, agent } = table;
  const { em } = ports.database;
  if (!agent) return { thread, state: 'opening', action: '', madeBy: '' };
  const [last] = await em.find(
    Offer,
    { threadId: thread.id, party: 'seller' },
    { orderBy: { round: 'desc' }, limit: 1 },
  );
  const standing = last && measured(table, last, thread.rounds);
  if (awaitsAuction(table.auction, table.entrant)) return { thread, standing, ...(await callInAuction(ports, table)) };
  const decided = thread.heldMoveId ? await heldMove(ports, table) : await decidedOffer(ports, table);
  return { thread, standing, ...(decided ?? (await wouldBe(ports, table))) };
}

type Found = Omit<NextMove, 'thread' | 'standing'>;

// Between two calls nothing is decided that depends on this vendor alone.
async function callInAuction({ database }: Ports, table: Table): Promise<Found> {
  const { thread, agent, entrant } = table;
  if (!entrant?.call) return { state: 'would_be', action: '', madeBy: '' };
  const state = agent && isOnItsWay(thread, agent) ? 'made' : 'decided';
  return { state, action: 'call', record: await lastRecord(database, table), madeBy: '' };
}

async function heldMove({ database }: Ports, table: Table): Promise<Found> {
  const move = await database.em.findOneOrFail(HeldMove, { id: table.thread.heldMoveId ?? '' });
  const party = move.action === 'offer' ? 'buyer' : 'seller';
  const offer = measured(table, toFacts(move.offer, party), move.offer.round);
  const record = await lastRecord(database, table);
  return { state: 'waiting_approval', action: move.action, offer, record, madeBy: record?.madeBy ?? '' };
}

async function decidedOffer({ database }: Ports, table: Table): Promise<Found | undefined> {
  const { thread, agent } = table;
  if (!agent?.nextOffer || thread.round <= thread.rounds) return undefined;
  const offer = measured(table, toFacts(agent.nextOffer, 'buyer'), agent.nextOffer.round);
  const state = isOnItsWay(thread, agent) ? 'made' : 'decided';
  const record = await lastRecord(database, table);
  return { state, action: 'offer', offer, record, madeBy: agent.nextOffer.by ?? '' };
}

async function lastRecord({ em }: Ports['database'], { thread: { id: threadId } }: Table) {
  return (await em.findOne(MoveExplanation, { threadId }, { orderBy: { decidedAt: 'desc', id: 'desc' } })) ?? undefined;
}

async function wouldBe(ports: Ports, table: Table): Promise<Found> {
  const { thread, agent } = table;
  const point = agent && (await readPoint(ports.database.em, thread, agent));
  const decision = point && (await decideStep(ports, table, point));
  if (!decision) return { state: 'would_be', action: 'end', madeBy: '' };
  const { step } = decision;
  const found = { state: 'would_be', action: step.kind, record: step.record, madeBy: '' } as const;
  if (step.kind === 'end') return found;
  const at = ports.now();
  const facts: OfferFacts =
    step.kind === 'offer'
      ? { id: '', party: 'buyer', madeAt: at, ...step.offer }
      : { id: '', party: 'seller', madeAt: at, message: '', round: thread.rounds, terms: step.terms };
  return { ...found, offer: measured(table, facts, facts.round) };
}

function toFacts({ id, round, terms, message, madeAt }: DecidedOffer, party: OfferFacts['party']): OfferFacts {
  return { id, round, party, terms, message, madeAt: new Date(madeAt) };
}

function measured({ negotiation, mandate: { mandate } }: Table, offer: OfferFacts, round: number): MeasuredOffer {
  const move = { terms: offer.terms, round, purchase: purchaseOf(negotiation, mandate) };
  return { offer, ...offerDistance(mandate, move) };
}
