/** What is known about a presented refresh token; `undefined` token means that nobody ever issued it. */
export type PresentedToken = {
  readonly expiresAt: Date;
  readonly usedAt: Date | null | undefined;
  readonly sessionEndedAt: Date | null | undefined;
};

/** Whether a refresh token renews the session, and if not why. `reused` ends the session: two people hold the token. */
export type RefreshDecision = 'renew' | 'unknown' | 'expired' | 'session-ended' | 'reused';

/** Decides on a refresh. A second use is told apart before everything else, because it must end the session. */
export function decideRefresh(token: PresentedToken | undefined, now: Date): RefreshDecision {
  if (token === undefined) return 'unknown';
  if (token.sessionEndedAt) return 'session-ended';
  if (token.usedAt) return 'reused';
  if (token.expiresAt <= now) return 'expired';
  return 'renew';
}
