import { createHash } from 'node:crypto';
import type { Database } from '@procur/service-kit/database';
import { IdempotencyRecord } from '../database/entities/idempotency-record.ts';

/** An answer as it was given. */
export type StoredAnswer = { readonly status: number; readonly contentType: string; readonly body: string };

/** `new`: do it. `replay`: it was done. `running`: it is being done. `other`: the key was used for something else. */
export type Claim =
  | { readonly state: 'new' }
  | { readonly state: 'running' }
  | { readonly state: 'other' }
  | { readonly state: 'replay'; readonly answer: StoredAnswer };

/** Remembers answers by key, in Postgres, so that every replica knows them. */
export type IdempotencyStore = {
  readonly claim: (id: string, requestHash: string) => Promise<Claim>;
  readonly keep: (id: string, answer: StoredAnswer) => Promise<void>;
  /** Lets the key be used again, after an answer that a retry may improve. */
  readonly release: (id: string) => Promise<void>;
};

// A call that has not answered after this long died with its replica, because no call may take longer.
const abandonedAfterMs = 660_000;

export function createIdempotencyStore(
  database: Database,
  options: { ttlS: number; now: () => Date },
): IdempotencyStore {
  const { ttlS, now } = options;
  return {
    claim: async (id, requestHash) =>
      await database.transaction(async (em) => {
        const since = (ms: number) => new Date(now().getTime() - ms);
        await em.nativeDelete(IdempotencyRecord, { createdAt: { $lt: since(ttlS * 1000) } });
        await em.nativeDelete(IdempotencyRecord, { id, status: null, createdAt: { $lt: since(abandonedAfterMs) } });
        const inserted = await em.execute<{ id: string }[]>(insertNew, [id, requestHash, now()]);
        if (inserted.length > 0) return { state: 'new' };
        return toClaim(await em.findOneOrFail(IdempotencyRecord, { id }), requestHash);
      }),
    keep: async (id, answer) => {
      await database.transaction((em) => em.nativeUpdate(IdempotencyRecord, { id }, answer));
    },
    release: async (id) => {
      await database.transaction((em) => em.nativeDelete(IdempotencyRecord, { id }));
    },
  };
}

/** A short fixed-size name for what may be long. */
export function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

const insertNew = `insert into idempotency_records (id, request_hash, created_at) values (?, ?, ?)
  on conflict (id) do nothing returning id`;

function toClaim(record: IdempotencyRecord, requestHash: string): Claim {
  if (record.requestHash !== requestHash) return { state: 'other' };
  if (record.status == null) return { state: 'running' };
  const { status, contentType, body } = record;
  return { state: 'replay', answer: { status, contentType: contentType ?? 'application/json', body: body ?? '' } };
}
