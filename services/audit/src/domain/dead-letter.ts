import { DomainError } from '@procur/service-kit/domain-error';

export const deadLetterStatuses = ['open', 'replayed', 'discarded'] as const;
export type DeadLetterStatus = (typeof deadLetterStatuses)[number];

/** How a dead letter was settled. */
export type Resolution = {
  readonly status: DeadLetterStatus;
  readonly resolvedAt: Date;
  readonly resolvedBy: string;
  readonly resolution: string;
};

type Resolving = { readonly at: Date; readonly by: string };

/** A dead letter may be replayed again when an earlier replay did not help. @throws DomainError for a discarded one. */
export function replay(letter: { readonly status: DeadLetterStatus }, { at, by }: Resolving): Resolution {
  if (letter.status === 'discarded') {
    throw new DomainError('conflict', 'DEAD_LETTER_DISCARDED', 'the dead letter was discarded', {
      field: 'deadLetterIds',
      given: letter.status,
      allowed: ['open', 'replayed'],
    });
  }
  return { status: 'replayed', resolvedAt: at, resolvedBy: by, resolution: '' };
}

/** @throws DomainError without a reason, because somebody will ask for it later, and for a replayed dead letter. */
export function discard(
  letter: { readonly status: DeadLetterStatus },
  { at, by, reason }: Resolving & { readonly reason: string },
): Resolution {
  if (reason.trim() === '') {
    throw new DomainError('invalid', 'REASON_REQUIRED', 'discarding a dead letter needs a reason', {
      field: 'reason',
      given: 'nothing',
      allowed: ['a text'],
    });
  }
  if (letter.status === 'replayed') {
    throw new DomainError('conflict', 'DEAD_LETTER_REPLAYED', 'the dead letter was replayed', {
      given: letter.status,
      allowed: ['open'],
    });
  }
  return { status: 'discarded', resolvedAt: at, resolvedBy: by, resolution: reason.trim() };
}
