import type { Agent, Decision } from './agent.ts';
import type { Move } from './history.ts';
import type { Bid } from './outcome-space.ts';

/** How a session between two agents went; moves are told from the first agent's side. */
export type SessionResult = {
  readonly agreement: Bid | null;
  /** Who accepted, or who ended without a deal; null when the rounds ran out. */
  readonly closedBy: 'first' | 'second' | null;
  readonly rounds: number;
  readonly moves: readonly Move[];
  /** The decision behind each move, in order, the closing one included. */
  readonly decisions: readonly Decision[];
};

/** `closingWord`: the first agent may accept the standing offer after the last round. */
export type SessionRules = { readonly rounds: number; readonly closingWord?: boolean };

/** Lets two agents alternate offers until one accepts or ends, or the rounds run out. The first agent opens every round. */
export function playSession(first: Agent, second: Agent, { rounds, closingWord = false }: SessionRules): SessionResult {
  const seenByFirst: Move[] = [];
  const seenBySecond: Move[] = [];
  const decisions: Decision[] = [];
  const result = (agreement: Bid | null, closedBy: SessionResult['closedBy'], round: number): SessionResult => ({
    agreement,
    closedBy,
    rounds: round,
    moves: seenByFirst,
    decisions,
  });
  for (let round = 1; round <= rounds; round++) {
    for (const side of ['first', 'second'] as const) {
      const [agent, moves] = side === 'first' ? [first, seenByFirst] : [second, seenBySecond];
      const decision = agent.decide({ moves, round });
      decisions.push(decision);
      if (decision.action !== 'offer') return result(decision.action === 'accept' ? decision.bid : null, side, round);
      const bid = decision.bid as Bid;
      seenByFirst.push({ by: side === 'first' ? 'self' : 'other', bid, round });
      seenBySecond.push({ by: side === 'second' ? 'self' : 'other', bid, round });
    }
  }
  if (!closingWord) return result(null, null, rounds);
  const last = first.decide({ moves: seenByFirst, round: rounds, closing: true });
  decisions.push(last);
  return result(last.action === 'accept' ? last.bid : null, 'first', rounds);
}
