import type { TurnView } from './strategy.ts';

/**
 * Our utility at the estimated fair deal: the mean of the Nash point (largest product of gains) and the Kalai point
 * (equal gains), from the opponent model. Every estimate errs, so the two together move less than either alone.
 */
export function fairShare(view: TurnView): number {
  const { search, model, preferences } = view;
  const gainOf = (own: number) =>
    (own - preferences.reservation) / Math.max(1e-9, search.best.own - preferences.reservation);
  let nash = { product: Number.NEGATIVE_INFINITY, own: search.best.own };
  let kalai = { least: Number.NEGATIVE_INFINITY, own: search.best.own };
  for (const { own, other } of search.survey(model.parts())) {
    const gain = gainOf(own);
    const product = Math.max(0, gain) * other;
    const least = Math.min(gain, other);
    if (product > nash.product) nash = { product, own };
    if (least > kalai.least) kalai = { least, own };
  }
  return (nash.own + kalai.own) / 2;
}
