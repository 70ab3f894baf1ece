import type { EntityManager } from '@mikro-orm/postgresql';
import type { EntrantOutcome, Wave } from '@procur/buyer-agent/auction-wave';
import { MoveExplanation } from '../database/entities/move-explanation.ts';
import type { DecidedCall } from '../domain/auction-status.ts';
import type { Ports } from '../ports.ts';
import type { Seat } from './play-wave.ts';

type RankedSeat = {
  readonly seat: Seat;
  readonly wave: Wave;
  readonly outcome: EntrantOutcome;
  /** How many vendors were ranked. */
  readonly entrants: number;
};

/** Writes down where a vendor stood after a wave and what followed. Private to the buyer's side. */
export function explainRanking(em: EntityManager, ports: Ports, { seat, wave, outcome, entrants }: RankedSeat): void {
  const place = [...wave.outcomes.keys()].indexOf(seat.thread.id) + 1;
  const standing = seat.offerId === '' ? 'list offer' : 'last offer';
  const reasons = [`its ${standing} ranks ${place} of ${entrants} in the auction, all terms and the score counted in`];
  explain(em, ports, { seat, action: 'rank', round: seat.thread.rounds, reasons: [...reasons, meanings[outcome]] });
}

const meanings: Readonly<Record<EntrantOutcome, string>> = {
  called: 'it is called for its best offer',
  waits: 'it is not called: it leads, or has left the auction',
  finalist: 'bilateral talks go on with it',
  reserve: 'others go on: its offer is kept as a reserve if the mandate allows it',
};

/** Writes down that a vendor is called, and what it is told. */
export function explainCall(em: EntityManager, ports: Ports, called: { seat: Seat; call: DecidedCall }): void {
  const { number, rules, isBehind, round } = called.call;
  const reasons = [
    `call ${number} of at most ${rules.maximumCalls} in the ${rules.kind} auction`,
    isBehind ? 'it is told that a better offer is on the table, which is so' : 'it is told nothing of the others',
  ];
  explain(em, ports, { seat: called.seat, action: 'call', round, reasons });
}

type Explained = {
  readonly seat: Seat;
  readonly action: 'call' | 'rank';
  readonly round: number;
  readonly reasons: readonly string[];
};

function explain(em: EntityManager, { newId, now }: Ports, { seat, action, round, reasons }: Explained): void {
  // An auction compares by money, not by utility: there is nothing to say in these columns.
  const utilities = { ownUtility: 0, targetUtility: 0, estimatedOpponentUtility: 0 };
  const { id: threadId } = seat.thread;
  em.create(MoveExplanation, {
    id: newId(),
    threadId,
    round,
    action,
    ...utilities,
    reasons,
    clippedBy: [],
    decidedAt: now(),
  });
}
