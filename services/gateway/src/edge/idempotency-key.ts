import { hashOf, type IdempotencyStore, type StoredAnswer } from './idempotency-store.ts';
import { EdgeError } from './problem.ts';

/** A call that was given an Idempotency-Key. */
export type KeyedCall = {
  readonly key: string | string[];
  readonly actor: string;
  /** What names the operation: the key may be used again for another one. */
  readonly operation: readonly string[];
  /** Must be the same each time the key is used. */
  readonly content: readonly string[];
};

/** A key that is new and has to be kept or released, or the answer that was given to it. */
export type KeyClaim = { readonly id: string; readonly answer?: StoredAnswer };

/** @throws EdgeError when the key is malformed, its first call still runs, or it was used for other content. */
export async function claimKey(store: IdempotencyStore, call: KeyedCall): Promise<KeyClaim> {
  const id = hashOf(call.actor, ...call.operation, checkKey(call.key));
  const found = await store.claim(id, hashOf(...call.content));
  switch (found.state) {
    case 'new':
      return { id };
    case 'replay':
      return { id, answer: found.answer };
    case 'running':
      throw stillRunning();
    case 'other':
      throw usedForOther();
  }
}

/** Faults, a lost race over rates and a client that left (499) are no final answers: the key may be tried again. */
export function isFinal(status: number): boolean {
  return status < 500 && status !== 429 && status !== 499;
}

function checkKey(key: string | string[]): string {
  if (typeof key === 'string' && key.length >= 1 && key.length <= 255) return key;
  const given = typeof key === 'string' ? `${key.length} characters` : `${key.length} values`;
  throw new EdgeError(400, 'IDEMPOTENCY_KEY_INVALID', 'the Idempotency-Key must be one value of 1 to 255 characters', {
    given,
    allowed: ['one value of 1 to 255 characters'],
  });
}

function stillRunning(): EdgeError {
  return new EdgeError(409, 'IDEMPOTENCY_KEY_RUNNING', 'the first call with this Idempotency-Key is not answered yet');
}

function usedForOther(): EdgeError {
  return new EdgeError(422, 'IDEMPOTENCY_KEY_REUSED', 'this Idempotency-Key was used for a call with other content', {
    allowed: ['the content of the first call', 'a new key'],
  });
}
