import { asPlatform } from '@procur/service-kit/tenant-scope';
import { RefreshToken } from '../database/entities/refresh-token.ts';
import { Session } from '../database/entities/session.ts';
import type { Ports } from '../ports.ts';
import { hashOfToken } from './issue-tokens.ts';

/** Ends the session of the token. A token nobody knows is no error: afterwards there is no session either way. */
export function logOut({ database, now }: Ports) {
  return async (refreshToken: string): Promise<void> => {
    await asPlatform('end the session of a token', () =>
      database.transaction(async (em) => {
        const token = await em.findOne(RefreshToken, { hash: hashOfToken(refreshToken) });
        if (!token) return;
        const session = await em.findOneOrFail(Session, { id: token.sessionId });
        session.endedAt ??= now();
        session.endReason ??= 'signed out';
      }),
    );
  };
}
