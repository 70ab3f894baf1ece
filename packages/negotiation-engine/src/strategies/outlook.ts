import { sumOfParts } from '../profile.ts';
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

/** Surveys the outcomes once, by the current estimate of their preferences. */
export function outlookOf({ search, model, preferences, history }: TurnView): Outlook {
  const parts = model.parts();
  const recent = history.received.slice(-recentOffers);
  const demanded = recent.reduce((least, offer) => Math.min(least, sumOfParts(parts, offer.bid)), 1);
  const [reservation, way] = [preferences.reservation, Math.max(1e-9, search.best.own - preferences.reservation)];
  let nash = { product: Number.NEGATIVE_INFINITY, own: search.best.own };
  let kalai = { least: Number.NEGATIVE_INFINITY, own: search.best.own };
  let acceptable = history.bestReceived?.utility ?? search.lowest;
  for (const { own, other } of search.survey(parts)) {
    const gain = (own - reservation) / way;
    const product = Math.max(0, gain) * other;
    const least = Math.min(gain, other);
    if (product > nash.product) nash = { product, own };
    if (least > kalai.least) kalai = { least, own };
    if (own > acceptable && other >= demanded) acceptable = own;
  }
  return { fair: (nash.own + kalai.own) / 2, acceptable };
}
