import type { History } from '../history.ts';
import type { Forecast } from '../opponent/forecast.ts';
import type { OpponentModel } from '../opponent/opponent-model.ts';
import type { Candidate, OutcomeSearch } from '../outcome-search.ts';
import type { Preferences } from '../profile.ts';
import type { Random } from '../random.ts';

/** Where the session stands when we are to move. */
export type Clock = {
  /** Share of the session gone by, 0 to 1. */
  readonly t: number;
  /** Our moves left, this one included; 1 means this is our last word. */
  readonly remaining: number;
  /** Our moves in the whole session. */
  readonly horizon: number;
  /** True when the other side made the first offer, so that our offer in the last round is never answered. */
  readonly answers: boolean;
  /** True when their standing offer can still be accepted after the last round, so that nothing is lost by one more offer. */
  readonly hasClosingWord: boolean;
};

/** Everything a strategy may know. It never sees the other side's profile, the mandate's holder or any text. */
export type TurnView = {
  readonly search: OutcomeSearch;
  readonly preferences: Preferences;
  readonly history: History;
  readonly model: OpponentModel;
  readonly clock: Clock;
  /** The own utility at which sessions like this one ended; absent when none are remembered. */
  readonly expectedEnd?: Forecast;
  /** Fresh for each turn, from the session's seed. */
  readonly random: Random;
};

/** What a strategy would do: the offer it would make, and the utility from which it would rather accept theirs. */
export type Proposal = {
  readonly bid: readonly number[];
  readonly target: number;
  readonly low: number;
  readonly high: number;
  readonly candidates: readonly Candidate[];
  readonly acceptAt: number;
  /** The rule that set `acceptAt`, for the explanation. */
  readonly acceptRule: string;
};

/** A pure decision on the view: same view, same proposal. */
export type Strategy = (view: TurnView) => Proposal;
