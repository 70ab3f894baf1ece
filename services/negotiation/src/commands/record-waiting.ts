import { isAwaited } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { keepBuyerOffer, type MadeOffer } from './keep-offers.ts';
import { identify, lockNegotiation, lockThread } from './lock-table.ts';
import type { Table } from './read-table.ts';

/** A round in which the offer lies before a person. It takes no place in the queue until the answer is there. */
export type WaitingRound = { readonly buyerOffer: MadeOffer; readonly waitingUntil: Date };

/** Writes that the offer was made and is thought about; nothing when the answer has been faster. */
export async function recordWaiting(
  ports: Ports,
  { negotiation, thread: read }: Table,
  { buyerOffer, waitingUntil }: WaitingRound,
): Promise<void> {
  await ports.database.transaction(async (em) => {
    await lockNegotiation(em, identify(negotiation), 'share');
    const thread = await lockThread(em, read.id);
    if (!isAwaited(thread, read.round)) return;
    keepBuyerOffer(em, thread, buyerOffer);
    thread.answerDueAt = waitingUntil;
  });
}
