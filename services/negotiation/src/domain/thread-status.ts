import { DomainError } from '@procur/service-kit/domain-error';

export const threadStatuses = [
  'opening',
  'running',
  'waiting_approval',
  'agreed',
  'no_agreement',
  'awarded',
  'not_awarded',
  'failed',
  'cancelled',
] as const;
export type ThreadStatus = (typeof threadStatuses)[number];

/** How a thread can end at the table; whether agreed terms are awarded is decided later. */
export type ThreadOutcome = 'agreed' | 'no_agreement' | 'failed' | 'cancelled';

const successors: Readonly<Record<ThreadStatus, readonly ThreadStatus[]>> = {
  opening: ['running', 'waiting_approval', 'no_agreement', 'failed', 'cancelled'],
  running: ['waiting_approval', 'agreed', 'no_agreement', 'failed', 'cancelled'],
  waiting_approval: ['running', 'agreed', 'no_agreement', 'failed', 'cancelled'],
  agreed: ['awarded', 'not_awarded', 'cancelled'],
  no_agreement: [],
  awarded: [],
  not_awarded: [],
  failed: [],
  cancelled: [],
};

/** While the vendor is still at the table. */
export const openThreadStatuses = ['opening', 'running', 'waiting_approval'] as const satisfies readonly ThreadStatus[];

/** Whether the vendor is still at the table. */
export function isOpen(status: ThreadStatus): boolean {
  return openThreadStatuses.some((open) => open === status);
}

/** Whether its rounds go on; not while a person has to decide first. */
export function isPlaying(status: ThreadStatus): boolean {
  return status === 'opening' || status === 'running';
}

type Position = { readonly status: ThreadStatus; readonly round: number; readonly rounds: number };

/**
 * Whether the outcome of a round is still to be written: it is the one being played and has not been. While a person has
 * the wheel a thread stays at the round that was played last.
 */
export function isAwaited({ status, round, rounds }: Position, asked: number): boolean {
  return isPlaying(status) && round === asked && (status === 'opening' || round > rounds);
}

/** The next status. @throws DomainError conflict when the thread cannot go there. */
export function moveThread(from: ThreadStatus, to: ThreadStatus): ThreadStatus {
  if (successors[from].includes(to)) return to;
  throw new DomainError('conflict', 'THREAD_STATUS_CONFLICT', `a thread that is ${from} cannot become ${to}`, {
    given: from,
    allowed: threadStatuses.filter((status) => successors[status].includes(to)),
  });
}

export type TableOutcome = 'awarded' | 'not_awarded' | 'no_agreement' | 'cancelled';

/** What the vendor is told at the end; `undefined` while terms wait for the award or the thread runs. */
export function tableOutcome(status: ThreadStatus): TableOutcome | undefined {
  switch (status) {
    case 'awarded':
    case 'not_awarded':
    case 'no_agreement':
    case 'cancelled':
      return status;
    // Why it failed is the buyer's affair; for the vendor it ended without agreement.
    case 'failed':
      return 'no_agreement';
    default:
      return undefined;
  }
}
