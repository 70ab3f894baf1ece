import { DomainError } from '@procur/service-kit/domain-error';
import { withSpan } from '@procur/service-kit/span';
import { isAwaited } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { type CalledRound, callVendor, type WaitingCall } from './call-vendor.ts';
import { exchangeOffers } from './exchange-offers.ts';
import { openTable } from './open-table.ts';
import { readTable, type Table } from './read-table.ts';
import { type Arrival, recordArrival } from './record-arrival.ts';
import { recordCall, recordWaitingCall } from './record-call.ts';
import { type PlayedRound, recordRound } from './record-round.ts';
import { recordWaiting, type WaitingRound } from './record-waiting.ts';

export type RoundToPlay = { readonly threadId: string; readonly round: number };

/** Runs the work in the transaction that also remembers the event; false when another delivery was first. */
export type Complete = (work: () => Promise<unknown>) => Promise<boolean>;

/**
 * Plays one round of one thread: asks the vendor outside of a transaction, then writes everything the round changed in
 * one. Repeating it asks the same question again and changes nothing twice.
 */
export function playRound(ports: Ports) {
  return async (toPlay: RoundToPlay, complete: Complete): Promise<void> => {
    const table = await readTable(ports, toPlay.threadId);
    if (!table || !isPlayable(table, toPlay.round, ports.now())) return;
    const attributes = { 'procur.negotiation.thread_id': toPlay.threadId, 'procur.negotiation.round': toPlay.round };
    const played = await withSpan('negotiation round', { attributes }, () => playWithVendor(ports, table));
    if (!played) return;
    await complete(() => record(ports, table, played));
  };
}

// A deadline that has passed is for expireNegotiations(): it ends all threads of the negotiation together.
function isPlayable({ negotiation, thread }: Table, round: number, at: Date): boolean {
  // What a person who has the wheel lets pass is decided offer by offer when one is sent; nobody is asked to a table.
  const isHeldBack = round === 0 && thread.pausedAt != null;
  return isAwaited(thread, round) && !isHeldBack && negotiation.deadlineAt > at;
}

type Played = PlayedRound | Arrival | CalledRound | WaitingRound | WaitingCall;

async function record(ports: Ports, table: Table, played: Played): Promise<void> {
  if ('call' in played)
    return 'heard' in played ? recordCall(ports, table, played) : recordWaitingCall(ports, table, played);
  if ('prepared' in played) return await recordArrival(ports, table, played);
  return 'waitingUntil' in played ? recordWaiting(ports, table, played) : recordRound(ports, table, played);
}

async function playWithVendor(ports: Ports, table: Table): Promise<Played | undefined> {
  try {
    if (table.thread.round === 0) return await openTable(ports, table);
    return table.entrant?.call ? await callVendor(ports, table) : await exchangeOffers(ports, table);
  } catch (error) {
    // The vendor refused or broke the rules of the table. Asking again would not help, and the other threads go on.
    if (error instanceof DomainError)
      return { outcome: 'ended', conclusion: { outcome: 'failed', reason: error.reason } };
    throw error;
  }
}
