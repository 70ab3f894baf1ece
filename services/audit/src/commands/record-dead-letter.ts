import { DeadLetter } from '../database/entities/dead-letter.ts';
import type { Ports } from '../ports.ts';

export type NewDeadLetter = {
  readonly id: string;
  readonly organisationId: string;
  readonly eventId: string;
  readonly subject: string;
  readonly service: string;
  readonly consumer: string;
  readonly attempts: number;
  readonly errorKind: string;
  readonly errorMessage: string;
  readonly errorStack: string;
  readonly payload: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly failedAt: Date;
};

/** Opens a dead letter, once. */
export function recordDeadLetter({ database }: Pick<Ports, 'database'>) {
  return async (letter: NewDeadLetter): Promise<void> => {
    const open = { status: 'open' as const, resolvedAt: null, resolvedBy: '', resolution: '' };
    const row = { ...letter, ...open, payload: Buffer.from(letter.payload) };
    await database.transaction((em) =>
      em.upsert(DeadLetter, row, { onConflictAction: 'ignore', onConflictFields: ['id'] }),
    );
  };
}
