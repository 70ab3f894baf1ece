import { type Parts, sumOfParts } from '../profile.ts';
import type { TurnView } from './strategy.ts';

// An estimate belongs to one session, so what follows from it may be kept as long as the estimate lives.
const fairShares = new WeakMap<Parts, number>();

/**
 * Our own utility of a fair deal by the current estimate: the mean of the Nash point (largest product of gains) and the
 * Kalai point (equal gains); each errs, both together less.
 */
export function fairShareOf(view: TurnView): number {
  const parts = view.model.steadyParts();
  const fair = fairShares.get(parts) ?? surveyFairness(view, parts);
  fairShares.set(parts, fair);
  return raisedByExpectation(view, fair);
}

/**
 * Where sessions like this one ended better for us than would be fair, that is held instead, the less the more the other
 * side has said itself. Only upwards: a poor deal of the past is no reason to be content with another one.
 */
function raisedByExpectation({ expectedEnd, model }: TurnView, fair: number): number {
  if (!expectedEnd) return fair;
  const expected = expectedEnd.mean - expectedEnd.deviation;
  const remembered = model.remembered ?? 0;
  const trust = remembered / Math.max(1e-9, remembered + model.evidence / 3);
  return expected > fair ? fair + trust * (expected - fair) : fair;
}

// Their demands of long ago say nothing about what they would take now.
const recentOffers = 30;

/** The best outcome for us that is worth as much to them as the least they lately asked for: likely to be accepted. */
export function acceptableTo({ search, history, model }: TurnView): number {
  const parts = model.steadyParts();
  let demanded = 1;
  for (let i = Math.max(0, history.received.length - recentOffers); i < history.received.length; i++)
    demanded = Math.min(demanded, sumOfParts(parts, history.received[i]?.bid ?? []));
  let acceptable = history.bestReceived?.utility ?? search.lowest;
  search.survey(parts, (own, other) => {
    if (own > acceptable && other < demanded) return false;
    acceptable = Math.max(own, acceptable);
    return true;
  });
  return acceptable;
}

function surveyFairness({ search, preferences }: TurnView, parts: Parts): number {
  const [reservation, way] = [preferences.reservation, Math.max(1e-9, search.best.own - preferences.reservation)];
  let [nash, nashProduct] = [search.best.own, Number.NEGATIVE_INFINITY];
  let [kalai, kalaiLeast] = [search.best.own, Number.NEGATIVE_INFINITY];
  search.survey(parts, (own, other) => {
    const gain = (own - reservation) / way;
    const product = gain > 0 ? gain * other : 0;
    const least = Math.min(gain, other);
    if (product > nashProduct) [nashProduct, nash] = [product, own];
    if (least > kalaiLeast) [kalaiLeast, kalai] = [least, own];
    // Nothing is worth more than 1 to them, so from here on our own gain alone bounds both.
    return gain <= nashProduct && gain <= kalaiLeast;
  });
  return (nash + kalai) / 2;
}
