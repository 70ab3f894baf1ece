import { ScenarioError } from '../scenario-error.ts';
import { isObject, show } from './wire-value.ts';

/** Where we are in the referee's session, in our own counting: rounds from 1, one move of ours in each. */
export type Turn = { readonly round: number; readonly rounds: number; readonly t: number };

/** What a referee says about the time. */
export type RefereeTime = { readonly round: number; readonly t: number | undefined };

/** Translates a referee's rounds and times. */
export type Pace = {
  readonly rounds: number;
  /** The turn in which we answer now; remembers it. */
  turn(time: RefereeTime): Turn;
  /** The same without remembering. */
  peek(time: RefereeTime): Turn;
};

/** Milliseconds from any point in time on; asked only where a deadline is one of time and the referee does not tell it. */
export type WireClock = () => number;

/**
 * Referees number rounds from 0 or from 1, and count a round per offer or per pair of offers. Which of them is seen from
 * the first numbers; a wrong guess would cost the last move, the one that matters most.
 */
export function paceOf(deadline: unknown, clock?: WireClock): Pace {
  const { rounds, ms } = isObject(deadline) ? deadline : {};
  const counted = typeof rounds === 'number' && rounds >= 1 ? countedPace(Math.floor(rounds)) : undefined;
  const timed = typeof ms === 'number' && ms > 0 ? timedPace(ms, clock) : undefined;
  if (counted && timed) return soonerOf(counted, timed);
  const pace = counted ?? timed;
  if (pace) return pace;
  throw new ScenarioError({
    field: 'deadline',
    given: show(deadline),
    allowed: 'an object with rounds (1 or more), ms (more than 0) or both',
  });
}

// Time left is a guess and rounds left are not: only a guess far below them counts.
const farBelow = 0.5;

/** Rounds and time both run out: whichever does so first. */
function soonerOf(counted: Pace, timed: Pace): Pace {
  const sooner = (a: Turn, b: Turn) => (b.rounds - b.round < farBelow * (a.rounds - a.round) ? b : a);
  return {
    rounds: counted.rounds,
    turn: (time) => sooner(counted.turn(time), timed.turn(time)),
    peek: (time) => sooner(counted.peek(time), timed.peek(time)),
  };
}

function countedPace(said: number): Pace {
  let base: number | undefined;
  let last: number | undefined;
  let stride = 1;
  const seen = seeTotal(said);
  const at = ({ round, t }: RefereeTime): Turn => {
    base ??= round > 0 ? 1 : 0;
    const total = seen.total();
    const passed = Math.max(0, round - base);
    const remaining = Math.max(1, Math.floor((total - 1 - passed) / stride) + 1);
    const own = Math.floor(passed / stride) + 1;
    return { round: own, rounds: own + remaining - 1, t: t ?? Math.min(1, passed / total) };
  };
  return {
    rounds: said,
    turn(time) {
      if (last !== undefined && time.round - last === 2) stride = 2;
      last = time.round;
      seen.hear(time);
      return at(time);
    },
    peek: at,
  };
}

// A referee whose t runs a little before or after its rounds is not meant, only one that counts twice or half as many.
const nearly = 0.1;

/**
 * The deadline may count offers and the rounds pairs of them, or the reverse: seen from how far t goes with each round. Two
 * rounds are waited for, or a session of two, whose t is 0 and 1, would look like half a session.
 */
function seeTotal(said: number): { total(): number; hear(time: RefereeTime): void } {
  let first: { readonly round: number; readonly t: number } | undefined;
  let total = said;
  return {
    total: () => total,
    hear({ round, t }) {
      if (t === undefined) return;
      first ??= { round, t };
      if (round - first.round < 2 || t <= first.t) return;
      const factor = (round - first.round) / (t - first.t) / said;
      if (Math.abs(factor - 2) < 2 * nearly) total = 2 * said;
      else total = Math.abs(factor - 0.5) < nearly / 2 ? said / 2 : said;
    },
  };
}

// Time runs out, not rounds: moves left follow from the pace so far, taken a fifth shorter because opponents slow down.
const haste = 0.8;
// With time for this many moves at the pace so far there is another one after this, however slow the beginning was.
const oneMore = 1.4;

function timedPace(ms: number, clock: WireClock = () => 0): Pace {
  const openedAt = clock();
  let own = 0;
  let firstT: number | undefined;
  const at = ({ t = Math.min(1, (clock() - openedAt) / ms) }: RefereeTime): Turn => {
    firstT ??= t;
    const perMove = own > 1 ? Math.max(1e-9, (t - firstT) / (own - 1)) : 0.01;
    const moves = (1 - t) / perMove;
    const remaining = Math.max(moves > oneMore ? 2 : 1, Math.floor(haste * moves));
    return { round: Math.max(1, own), rounds: Math.max(1, own) + remaining - 1, t };
  };
  return {
    rounds: 1000,
    turn(time) {
      own++;
      return at(time);
    },
    peek: at,
  };
}
