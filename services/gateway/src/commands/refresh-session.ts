import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sessionRevoked } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import { asPlatform } from '@procur/service-kit/tenant-scope';
import { RefreshToken } from '../database/entities/refresh-token.ts';
import { Session } from '../database/entities/session.ts';
import { User } from '../database/entities/user.ts';
import { decideRefresh, type RefreshDecision } from '../domain/session.ts';
import type { Ports } from '../ports.ts';
import { hashOfToken, type IssuedTokens, issueTokens } from './issue-tokens.ts';

/** Exchanges a refresh token for the next pair. @throws DomainError forbidden saying what is wrong with the token. */
export function refreshSession(ports: Ports) {
  return async (refreshToken: string): Promise<IssuedTokens> => {
    // The refusal is thrown after the commit, because a replayed token must end the session for good.
    const outcome = await asPlatform('refresh the session of a token', () =>
      ports.database.transaction((em) => tryRefresh(ports, em, refreshToken)),
    );
    if (typeof outcome === 'string') throw refusal(outcome);
    return outcome;
  };
}

type Refusal = Exclude<RefreshDecision, 'renew'>;

async function tryRefresh(ports: Ports, em: EntityManager, refreshToken: string): Promise<IssuedTokens | Refusal> {
  // The lock makes two uses at the same moment one after the other, so that the second is seen as such.
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
  const token = await em.findOne(RefreshToken, { hash: hashOfToken(refreshToken) }, lock);
  const session = token && (await em.findOneOrFail(Session, { id: token.sessionId }, lock));
  const presented = token && { ...token, sessionEndedAt: session?.endedAt };
  const decision = decideRefresh(presented ?? undefined, ports.now());
  if (token === null || session === null) return 'unknown';
  if (decision === 'reused') endSession(em, session, ports.now());
  if (decision !== 'renew') return decision;
  token.usedAt = ports.now();
  return await issueTokens(ports, em, session, await em.findOneOrFail(User, { id: session.userId }));
}

function endSession(em: EntityManager, session: Session, endedAt: Date): void {
  session.endedAt = endedAt;
  session.endReason = 'refresh token was used twice';
  const { id: sessionId, userId, organisationId } = session;
  const event = { userId, sessionId, reason: session.endReason };
  publish(em, sessionRevoked, event, { aggregateId: sessionId, organisationId });
}

function refusal(decision: Refusal): DomainError {
  const { reason, message } = refusals[decision];
  return new DomainError('forbidden', reason, message, { field: 'refreshToken' });
}

const refusals: Record<Refusal, { readonly reason: string; readonly message: string }> = {
  unknown: { reason: 'REFRESH_TOKEN_UNKNOWN', message: 'the refresh token is not one of ours' },
  expired: { reason: 'REFRESH_TOKEN_EXPIRED', message: 'the refresh token has expired; sign in again' },
  'session-ended': { reason: 'SESSION_ENDED', message: 'the session has ended; sign in again' },
  reused: {
    reason: 'REFRESH_TOKEN_REUSED',
    message: 'the refresh token was used before; the session is ended, sign in again',
  },
};
