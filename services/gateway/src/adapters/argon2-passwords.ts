import { type Algorithm, hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '../ports.ts';

// The first choice of RFC 9106's low-memory profile as OWASP lists it: 19 MiB, two passes, one lane.
const options = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id. */
export async function createArgon2Passwords(): Promise<PasswordHasher> {
  const hashOfNobody = await hash('nobody has this password', options);
  return {
    hash: (password) => hash(password, options),
    verify: async (stored, password) => {
      const matches = await verify(stored ?? hashOfNobody, password);
      return stored !== undefined && matches;
    },
  };
}
