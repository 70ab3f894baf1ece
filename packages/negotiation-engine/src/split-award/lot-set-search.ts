import type { SplitVendor } from './split-case.ts';
import type { SplitScores } from './split-scores.ts';

/** For each lot the place of its vendor, or -1 when it stays open. */
export type Assignment = readonly number[];

const impossible = Number.NEGATIVE_INFINITY;

/**
 * The best split with every side condition, exact. Vendor after vendor, the best score is kept for each set of lots that is
 * taken (and, where vendors are limited, for each number of them); a vendor adds to it any of its own sets of lots. Takes
 * 3^lots steps for each vendor, whatever the numbers are.
 */
export function searchLotSets(scores: SplitScores): Assignment {
  const sets = 1 << scores.lots;
  const layers = scores.mostVendors < Math.min(scores.lots, scores.vendors.length) ? scores.mostVendors + 1 : 1;
  let best = new Float64Array(layers * sets).fill(impossible);
  best[0] = 0;
  const taken = scores.vendors.map((_, vendor) => {
    const step = addVendor(
      best,
      scoresOfSets(scores, vendor),
      setOf(scores.offers[vendor] ?? [], () => true),
    );
    best = step.best;
    return step.taken;
  });
  return traceBack(taken, best, { lots: scores.lots, sets, layers });
}

/** Score of each set of lots for one vendor alone. */
function scoresOfSets(scores: SplitScores, place: number): Float64Array {
  const vendor = scores.vendors[place] as SplitVendor;
  const offers = scores.offers[place] ?? [];
  const packages = (vendor.packages ?? []).map(({ lotIds, value }) => ({
    set: setOf(offers, (lotId) => lotIds.includes(lotId)),
    isOffered: lotIds.every((lotId) => offers.some((offer) => offer?.lotId === lotId)),
    score: scores.packageOf(value),
  }));
  return Float64Array.from({ length: 1 << scores.lots }, (_, set) => {
    if (set === 0) return 0;
    let [score, amount, load] = [scores.openingOf(vendor), 0, 0];
    for (let lot = 0; lot < scores.lots; lot++) {
      if (((set >> lot) & 1) === 0) continue;
      const offer = offers[lot];
      if (!offer) return impossible;
      score += scores.scoreOf(offer);
      amount += offer.amount ?? 0;
      load += offer.load ?? 1;
    }
    if (amount < (vendor.minimumOrder ?? 0) || load > (vendor.capacity ?? load)) return impossible;
    for (const pack of packages) if (pack.isOffered && (set & pack.set) === pack.set) score += pack.score;
    return score;
  });
}

function setOf(offers: SplitScores['offers'][number], isIn: (lotId: string) => boolean): number {
  return offers.reduce((set, offer, lot) => (offer && isIn(offer.lotId) ? set | (1 << lot) : set), 0);
}

/** Lets one more vendor take any set of the lots that are still open. */
function addVendor(before: Float64Array, own: Float64Array, offered: number) {
  const best = before.slice();
  const taken = new Uint16Array(before.length);
  const sets = own.length;
  const step = before.length > sets ? sets : 0;
  for (let state = step; state < before.length; state++) {
    const lots = state % sets;
    const free = state - step - lots;
    for (let set = lots & offered; set > 0; set = (set - 1) & lots & offered) {
      const score = (before[free + (lots ^ set)] as number) + (own[set] as number);
      if (score <= (best[state] as number)) continue;
      best[state] = score;
      taken[state] = set;
    }
  }
  return { best, taken };
}

function traceBack(
  taken: readonly Uint16Array[],
  best: Float64Array,
  { lots, sets, layers }: { readonly lots: number; readonly sets: number; readonly layers: number },
): Assignment {
  let state = best.indexOf(best.reduce((a, b) => Math.max(a, b)));
  const assignment = new Array<number>(lots).fill(-1);
  for (let vendor = taken.length - 1; vendor >= 0; vendor--) {
    const set = taken[vendor]?.[state] ?? 0;
    if (set === 0) continue;
    for (let lot = 0; lot < lots; lot++) if ((set >> lot) & 1) assignment[lot] = vendor;
    state -= set + (layers > 1 ? sets : 0);
  }
  return assignment;
}
