import { type GrowingHistory, type Move, startHistory } from './history.ts';
import { type Issue, valueCount } from './issue.ts';
import { type OpponentModelName, opponentModelOf } from './opponent/model-by-name.ts';
import type { OpponentModel } from './opponent/opponent-model.ts';
import type { OpponentPrior } from './opponent/opponent-prior.ts';
import { type Bid, bidChecker, bidKeys } from './outcome-space.ts';
import { type Preferences, utilityOf } from './profile.ts';

/** Everything that follows from the moves so far. */
export type Transcript = { readonly history: GrowingHistory; readonly model: OpponentModel };

/** What is needed to read moves. */
export type TranscriptReader = {
  readonly issues: readonly Issue[];
  readonly rounds: number;
  readonly preferences: Preferences;
  /** Whether our mandate lets us take an offer. */
  readonly mayTake: (bid: Bid, round: number) => boolean;
  readonly opponentModel?: OpponentModelName;
  readonly prior?: OpponentPrior;
};

/**
 * Reads moves into history and opponent model. A longer list that begins with the same moves continues from the last
 * reading, so that a thousand rounds do not cost a thousand replays; any other list is read from the start.
 */
export function readTranscripts(reader: TranscriptReader): (moves: readonly Move[]) => Transcript {
  const keyOf = bidKeys(reader.issues.map(valueCount));
  const empty = (): Transcript => ({
    history: startHistory(keyOf),
    model: opponentModelOf(reader.opponentModel ?? 'frequency', {
      issues: reader.issues,
      own: reader.preferences.parts,
      prior: reader.prior,
    }),
  });
  const check = bidChecker(reader.issues);
  let transcript = empty();
  let taken: Move[] = [];
  return (moves) => {
    if (!beginsWith(moves, taken)) [transcript, taken] = [empty(), []];
    for (let at = taken.length; at < moves.length; at++) {
      const move = moves[at] as Move;
      check(move.bid);
      take(transcript, move, reader);
      taken.push(move);
    }
    return transcript;
  };
}

function beginsWith(moves: readonly Move[], taken: readonly Move[]): boolean {
  if (moves.length < taken.length) return false;
  for (let i = taken.length - 1; i >= 0; i--) if (moves[i] !== taken[i]) return false;
  return true;
}

function take({ history, model }: Transcript, move: Move, { rounds, preferences, mayTake }: TranscriptReader): void {
  const { by, bid, round } = move;
  const t = move.t ?? Math.min(1, (round - 1) / Math.max(1, rounds));
  const takeable = by === 'self' || mayTake(bid, round);
  history.append(by, { bid, utility: utilityOf(preferences, bid), t, takeable });
  if (by === 'other') model.observe(bid, t);
}
