import { proposeInBand } from './band.ts';
import type { Strategy, TurnView } from './strategy.ts';

/**
 * Behaviour-dependent: gives up as large a share of its way as the other side gave up of theirs, measured in our own
 * utility (relative tit-for-tat; Faratin et al. 1998), and never less than `minimum` of the linear pace.
 */
export function behaviourDependent(minimum = 0): Strategy {
  return (view) => {
    const { search, preferences, clock } = view;
    const floor = Math.max(preferences.reservation, search.lowest);
    const way = Math.max(0, search.best.own - floor);
    const conceded = Math.max(theirConcession(view), minimum * clock.t);
    return proposeInBand(view, search.best.own - way * Math.min(1, conceded), 0.05 * way);
  };
}

/** Share of the way to our best outcome that their best offer has come since their first. */
export function theirConcession({ search, history }: TurnView): number {
  const first = history.received[0];
  if (!first || !history.bestReceived) return 0;
  const way = search.best.own - first.utility;
  return way > 0 ? (history.bestReceived.utility - first.utility) / way : 1;
}

/**
 * Nice tit-for-tat (Baarslag et al. 2011): mirrors concessions towards the estimated Nash point instead of towards its
 * own reservation, so that it never gives more than a fair share, and opens up a little near the end.
 */
export const niceTitForTat: Strategy = (view) => {
  const { search, preferences, clock, history } = view;
  const nash = estimatedNash(view);
  const way = search.best.own - Math.max(nash, preferences.reservation);
  const first = history.received[0]?.utility ?? search.lowest;
  const theirs = history.bestReceived ? (history.bestReceived.utility - first) / Math.max(1e-9, nash - first) : 0;
  const bonus = clock.t > 0.9 ? (clock.t - 0.9) * 2 : 0;
  return proposeInBand(view, search.best.own - way * Math.min(1, Math.max(0, theirs) + bonus), 0.03);
};

function estimatedNash({ search, model, preferences }: TurnView): number {
  let [nash, most] = [search.best.own, Number.NEGATIVE_INFINITY];
  search.survey(model.steadyParts(), (own, other) => {
    const product = (own - preferences.reservation) * other;
    if (product > most) [most, nash] = [product, own];
    return false;
  });
  return nash;
}
