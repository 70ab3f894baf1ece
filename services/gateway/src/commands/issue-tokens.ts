import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { RefreshToken } from '../database/entities/refresh-token.ts';
import type { Session } from '../database/entities/session.ts';
import type { User } from '../database/entities/user.ts';
import type { Ports } from '../ports.ts';

export type IssuedTokens = {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
};

/** Issues the next pair of a session, in the caller's transaction. */
export async function issueTokens(
  ports: Ports,
  em: EntityManager,
  session: Session,
  user: User,
): Promise<IssuedTokens> {
  const issuedAt = ports.now();
  const accessTokenExpiresAt = secondsAfter(issuedAt, ports.sessions.accessTokenTtlS);
  const refreshTokenExpiresAt = secondsAfter(issuedAt, ports.sessions.refreshTokenTtlS);
  const refreshToken = ports.newSecret();
  const row = { hash: hashOfToken(refreshToken), sessionId: session.id, issuedAt, expiresAt: refreshTokenExpiresAt };
  em.create(RefreshToken, row);
  const { id: userId, organisationId, roles } = user;
  const accessToken = await ports.accessTokens.sign(
    { userId, organisationId, sessionId: session.id, roles },
    accessTokenExpiresAt,
  );
  return { accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt };
}

/** A plain hash suffices: the token is 256 random bits, which nobody can try out. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function secondsAfter(start: Date, seconds: number): Date {
  return new Date(start.getTime() + seconds * 1000);
}
