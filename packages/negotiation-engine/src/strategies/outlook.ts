import { type Parts, sumOfParts } from '../profile.ts';
import type { TurnView } from './strategy.ts';

/** What the opponent model says about where this can end, in our own utility. */
export type Outlook = {
  /** Mean of the Nash point (largest product of gains) and the Kalai point (equal gains); each errs, both together less. */
  readonly fair: number;
  /** The best outcome for us that is worth as much to them as the least they lately asked for: likely to be accepted. */
  readonly acceptable: number;
};

// Their demands of long ago say nothing about what they would take now.
const recentOffers = 30;

/** Surveys the outcomes by the current estimate of their preferences; again only when that estimate changed. */
export function outlookOf(view: TurnView): Outlook {
  const parts = view.model.parts();
  const recent = view.history.received.slice(-recentOffers);
  const demanded = recent.reduce((least, offer) => Math.min(least, sumOfParts(parts, offer.bid)), 1);
  const held = memo.get(parts);
  if (held?.demanded === demanded) return held;
  const outlook = { ...surveyed(view, parts, demanded), demanded };
  memo.set(parts, outlook);
  return outlook;
}

// An estimate belongs to one session, so what follows from it may be kept as long as the estimate lives.
const memo = new WeakMap<Parts, Outlook & { readonly demanded: number }>();

function surveyed({ search, preferences, history }: TurnView, parts: Parts, demanded: number): Outlook {
  const [reservation, way] = [preferences.reservation, Math.max(1e-9, search.best.own - preferences.reservation)];
  let [nash, nashProduct, kalai, kalaiLeast] = [
    search.best.own,
    Number.NEGATIVE_INFINITY,
    search.best.own,
    Number.NEGATIVE_INFINITY,
  ];
  let acceptable = history.bestReceived?.utility ?? search.lowest;
  search.survey(parts, (own, other) => {
    const gain = (own - reservation) / way;
    const product = gain > 0 ? gain * other : 0;
    const least = Math.min(gain, other);
    if (product > nashProduct) [nashProduct, nash] = [product, own];
    if (least > kalaiLeast) [kalaiLeast, kalai] = [least, own];
    if (own > acceptable && other >= demanded) acceptable = own;
  });
  return { fair: (nash + kalai) / 2, acceptable };
}
