import { candidatesInBand, proposeInBand } from '@procur/negotiation-engine/strategies/band';
import type { Proposal, Strategy, TurnView } from '@procur/negotiation-engine/strategies/strategy';

// Our own agents in the manner of well-known competition entries, written from their published descriptions. They are
// sparring partners: what wins only against one manner is not an improvement.

const reservationOf = ({ preferences, search }: TurnView) => Math.max(preferences.reservation, search.lowest);

/** Holds near its best until the last tenth, then goes down to a fixed floor, choosing what the other side seems to like. */
export const hardliner: Strategy = (view) => {
  const { search, clock } = view;
  const floor = Math.max(reservationOf(view), 0.58 * search.best.own);
  const target = floor + (search.best.own - floor) * (1 - clock.t ** 18);
  return { ...proposeInBand(view, target, 0.03), acceptAt: target, acceptRule: 'lowest target' };
};

/** Aims at what the other side's average and spread of offers promise, and accepts with rising ease. */
export const statistician: Strategy = (view) => {
  const { search, history, clock } = view;
  const seen = history.received.map((offer) => offer.utility);
  const mean = seen.reduce((a, b) => a + b, 0) / Math.max(1, seen.length);
  const spread = Math.sqrt(seen.reduce((sum, u) => sum + (u - mean) ** 2, 0) / Math.max(1, seen.length));
  const promise = Math.max(reservationOf(view), mean + (search.best.own - mean) * Math.min(1, spread * Math.sqrt(12)));
  const target = search.best.own - (search.best.own - promise) * clock.t ** 3;
  return {
    ...proposeInBand(view, target, 0.05),
    acceptAt: Math.max(target, reservationOf(view)),
    acceptRule: 'promise',
  };
};

/** Bullies a side that gives way, and only gives way itself to one that does not. */
export const bully: Strategy = (view) => {
  const { search, history, clock } = view;
  const first = history.received[0]?.utility ?? 0;
  const niceness = Math.max(0, (history.bestReceived?.utility ?? first) - first);
  const hold = search.best.own * (0.85 + 0.15 * Math.min(1, 2 * niceness));
  const late = clock.t > 0.9 ? (clock.t - 0.9) * 10 : 0;
  const target = hold - late * (hold - Math.max(reservationOf(view), 0.65 * hold));
  return { ...proposeInBand(view, target, 0.05), acceptAt: target, acceptRule: 'bully' };
};

/** Waits at a high threshold, and in the last moves takes the best it was ever offered by tabling it again. */
export const waiter: Strategy = (view) => {
  const { search, history, clock } = view;
  const best = history.bestReceived;
  const threshold = Math.max(0.9 * search.best.own * view.preferences.discount ** (0.3 * clock.t), reservationOf(view));
  const open = proposeInBand(view, threshold, search.best.own - threshold);
  if (clock.t < 0.97 || !best || best.utility < reservationOf(view)) return open;
  return { ...open, bid: best.bid, acceptAt: best.utility * 0.99, acceptRule: 'take the best seen' };
};

/** Lowers its threshold in three published steps of time. */
export const stepper: Strategy = (view) => {
  const { search, clock } = view;
  const share = clock.t < 0.33 ? 0.93 : clock.t < 0.83 ? 0.88 : clock.t < 0.97 ? 0.8 : 0.7;
  const target = Math.max(reservationOf(view), share * search.best.own);
  return { ...proposeInBand(view, target, 0.07), acceptAt: target, acceptRule: 'step' };
};

/** Predicts the best offer still to come from the trend of the received ones and never goes below it before the end. */
export const forecaster: Strategy = (view) => {
  const { search, history, clock } = view;
  const recent = history.received.slice(-20);
  const slope =
    recent.length > 1 ? ((recent.at(-1)?.utility ?? 0) - (recent[0]?.utility ?? 0)) / (recent.length - 1) : 0;
  const ahead = Math.min(clock.remaining, 50);
  const expected = Math.min(search.best.own, (history.bestReceived?.utility ?? 0) + Math.max(0, slope) * ahead);
  const curve = search.best.own - (search.best.own - reservationOf(view)) * clock.t ** 5;
  return proposeInBand(view, Math.max(curve, expected, reservationOf(view)), 0.05);
};

/** Random outcomes above a slowly falling bar: hard to model. */
export const noisy: Strategy = (view) => {
  const { search, clock, random } = view;
  const target = Math.max(reservationOf(view), search.best.own * (1 - 0.35 * clock.t ** 2));
  const candidates = candidatesInBand(view, target, search.best.own);
  const from = Math.floor(random() * Math.max(1, Math.min(search.rankCount, 400)));
  const pick = search.ranked(from);
  const chosen = pick.own >= target ? pick : (candidates[0] ?? search.best);
  return {
    bid: chosen.bid,
    target,
    low: target,
    high: search.best.own,
    candidates,
    acceptAt: target,
    acceptRule: 'bar',
  } satisfies Proposal;
};
