import type { Strategy } from './strategy.ts';

/**
 * MiCRO (de Jonge 2022): walk down the own ranking one outcome at a time, but only as many distinct offers as the other
 * side has made; otherwise repeat one of the old ones. Strong without any model, but deadlocks in huge spaces.
 */
export const micro: Strategy = ({ search, history, preferences, random }) => {
  const mine = history.distinctSent;
  const theirs = history.distinctReceived;
  const next = search.ranked(Math.min(mine, search.rankCount - 1));
  const concedes = mine <= theirs && next.own >= preferences.reservation;
  const repeated = history.sent[Math.floor(random() * history.sent.length)];
  const bid = concedes || !repeated ? next.bid : repeated.bid;
  const lowest = Math.min(concedes ? next.own : Number.POSITIVE_INFINITY, history.lowestSent);
  return {
    bid,
    target: lowest,
    low: lowest,
    high: lowest,
    candidates: [next],
    acceptAt: lowest,
    acceptRule: 'lowest-sent',
  };
};
