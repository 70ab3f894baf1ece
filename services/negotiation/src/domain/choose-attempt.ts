import type { NegotiationStatus } from './negotiation-status.ts';

export type Attempt = { readonly id: string; readonly attempt: number; readonly status: NegotiationStatus };

/**
 * The negotiation that a call for this attempt gets, of those the request has had: its own, because a repeated call must
 * change nothing; else the one that runs or is completed, because there is only one; else a later one, because the call is
 * late. Nothing means that a new one is to be opened.
 */
export function chooseAttempt(attempt: number, known: readonly Attempt[]): Attempt | undefined {
  const own = known.find((candidate) => candidate.attempt === attempt);
  const live = known.find(({ status }) => status === 'running' || status === 'completed');
  return own ?? live ?? known.find((candidate) => candidate.attempt > attempt);
}
