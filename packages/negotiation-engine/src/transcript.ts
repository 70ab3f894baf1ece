import { type GrowingHistory, type Move, startHistory } from './history.ts';
import type { Issue } from './issue.ts';
import { frequencyModel } from './opponent/frequency-model.ts';
import type { OpponentModel } from './opponent/opponent-model.ts';
import { type Bid, bidChecker } from './outcome-space.ts';
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
};

/**
 * Reads moves into history and opponent model. A longer list that begins with the same moves continues from the last
 * reading, so that a thousand rounds do not cost a thousand replays; any other list is read from the start.
 */
export function readTranscripts({
  issues,
  rounds,
  preferences,
  mayTake,
}: TranscriptReader): (moves: readonly Move[]) => Transcript {
  const empty = (): Transcript => ({ history: startHistory(), model: frequencyModel(issues, preferences.parts) });
  const check = bidChecker(issues);
  let transcript = empty();
  let taken: Move[] = [];
  return (moves) => {
    if (taken.some((move, i) => move !== moves[i])) [transcript, taken] = [empty(), []];
    for (const move of moves.slice(taken.length)) {
      const { by, bid, round } = move;
      check(bid);
      const t = move.t ?? Math.min(1, (round - 1) / Math.max(1, rounds));
      const takeable = by === 'self' || mayTake(bid, round);
      transcript.history.append(by, { bid, utility: utilityOf(preferences, bid), t, takeable });
      if (by === 'other') transcript.model.observe(bid, t);
      taken.push(move);
    }
    return transcript;
  };
}
