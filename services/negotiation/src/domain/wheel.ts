import { isSameMove, type PersonMove } from '@procur/buyer-agent/person-step';
import { DomainError } from '@procur/service-kit/domain-error';
import type { NegotiationStatus } from './negotiation-status.ts';
import { isOpen, type ThreadStatus } from './thread-status.ts';

/** A thread as it has to be for a person to move in it. */
export type WheelState = {
  readonly status: ThreadStatus;
  readonly pausedAt: Date | null | undefined;
  readonly heldMoveId: string | null | undefined;
  /** Rounds that are over. */
  readonly rounds: number;
  readonly isOnItsWay: boolean;
};

/** A move of a round that was made by a person before. */
export type MadeMove = { readonly move: PersonMove; readonly madeBy: string };

/** @throws DomainError conflict when nothing can be changed any more. */
export function requireRunning(status: NegotiationStatus): void {
  if (status === 'running') return;
  throw conflict('NEGOTIATION_NOT_RUNNING', `the negotiation is ${status}`, {
    field: 'negotiation_id',
    given: status,
    allowed: ['running'],
  });
}

/** @throws DomainError conflict when the vendor has left the table. */
export function requireOpen(status: ThreadStatus): void {
  if (isOpen(status)) return;
  const allowed = ['opening', 'running', 'waiting_approval'];
  throw conflict('THREAD_ENDED', `the thread has ended: ${status}`, { field: 'thread_id', given: status, allowed });
}

/** @throws DomainError conflict saying what has to happen before a person can move in this round. */
export function requireWheel(state: WheelState, round: number): void {
  requireOpen(state.status);
  if (!state.pausedAt)
    throw conflict('THREAD_NOT_PAUSED', 'the agent has the wheel', {
      field: 'thread_id',
      given: 'not paused',
      allowed: ['a thread that was paused before'],
    });
  if (state.status === 'opening')
    throw conflict('TABLE_NOT_OPEN', 'the vendor has not come to the table yet; hand the thread back until it has', {
      field: 'thread_id',
      given: 'opening',
      allowed: ['running'],
    });
  if (state.heldMoveId)
    throw conflict('MOVE_WAITING', 'a move of this round waits for an approval', { field: 'round' });
  if (state.isOnItsWay)
    throw conflict('OFFER_ON_ITS_WAY', 'an offer lies before the vendor, whose answer comes first', { field: 'round' });
  const next = state.rounds + 1;
  if (round === next) return;
  throw conflict('ROUND_CONFLICT', `the next move is that of round ${next}`, {
    field: 'round',
    given: String(round),
    allowed: [String(next)],
  });
}

/**
 * Whether this very move was made before, by the same person.
 * @throws DomainError conflict when the person has made another one in the round, or somebody else has made one.
 */
export function isMadeBefore(made: MadeMove | null, wanted: MadeMove): boolean {
  if (!made) return false;
  const isSame = made.madeBy === wanted.madeBy && isSameMove(made.move, wanted.move);
  if (isSame) return true;
  throw conflict('MOVE_MADE', 'a person has made another move in this round', { field: 'round' });
}

// What a mail or page shows without being cut; the same for people's words as for a model's.
const longestMessage = 1500;

/** @throws DomainError invalid when the words are more than anybody reads. */
export function checkedWords(message: string): string {
  if (message.length <= longestMessage) return message.trim();
  throw new DomainError('invalid', 'MESSAGE_TOO_LONG', `the message has ${message.length} characters`, {
    field: 'message',
    given: `${message.length} characters`,
    allowed: [`at most ${longestMessage} characters`],
  });
}

type Detail = ConstructorParameters<typeof DomainError>[3];

function conflict(reason: string, message: string, detail: Detail): DomainError {
  return new DomainError('conflict', reason, message, detail);
}
