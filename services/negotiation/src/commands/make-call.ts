import type { EntityManager } from '@mikro-orm/postgresql';
import { phraseCall } from '@procur/buyer-agent/phrase-call';
import type { DecidedCall } from '../domain/auction-status.ts';
import type { Ports } from '../ports.ts';
import { explainCall } from './explain-auction.ts';
import type { NegotiationRow } from './lock-table.ts';
import type { Seat } from './play-wave.ts';
import { type MandateRow, quantityOf } from './read-table.ts';
import { startRound } from './start-round.ts';

type Calling = {
  readonly negotiation: NegotiationRow;
  readonly mandate: MandateRow;
  readonly seat: Seat;
  /** Whether a better offer is really on the table. */
  readonly isBehind: boolean;
};

/** Decides a call and puts its round on the queue. */
export function makeCall(
  em: EntityManager,
  ports: Ports,
  { negotiation, mandate: { mandate }, seat, isBehind }: Calling,
) {
  const { thread, row } = seat;
  const { auction: rules, tone } = mandate;
  if (!rules) throw new Error(`negotiation ${negotiation.id} calls without rules`);
  const at = ports.now();
  const call: DecidedCall = {
    id: ports.newId(),
    round: thread.rounds + 1,
    number: row.calls + 1,
    isBehind,
    message: phraseCall({ rules, tone, isBehind, quantity: quantityOf(negotiation) }),
    madeAt: at.toISOString(),
    rules,
  };
  row.call = call;
  thread.round = call.round;
  explainCall(em, ports, { seat, call });
  // As urgent as an opening: all vendors of the wave wait for the last.
  startRound(em, { thread, round: call.round, priority: 'high', at });
}
