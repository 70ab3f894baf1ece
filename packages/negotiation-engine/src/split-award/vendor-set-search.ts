import type { Assignment } from './lot-set-search.ts';
import type { SplitScores } from './split-scores.ts';

/**
 * The best split where nothing ties the lots of a vendor together but the cost of dealing with it, exact: once it is known
 * which vendors are in, each lot goes to the best of them. Tries every set of vendors: 2^vendors × lots × vendors steps.
 */
export function searchVendorSets(scores: SplitScores): Assignment {
  let best: { readonly score: number; readonly assignment: Assignment } = { score: 0, assignment: openLots(scores) };
  for (let set = 1; set < 1 << scores.vendors.length; set++) {
    const members = scores.vendors.flatMap((_, place) => ((set >> place) & 1 ? [place] : []));
    if (members.length > scores.mostVendors) continue;
    const candidate = awardAmong(members, scores);
    if (candidate.score > best.score) best = candidate;
  }
  return best.assignment;
}

function openLots({ lots }: SplitScores): Assignment {
  return new Array<number>(lots).fill(-1);
}

// A member that gets nothing is paid for all the same: the set without it is tried as well and scores more.
function awardAmong(members: readonly number[], scores: SplitScores) {
  const assignment = openLots(scores) as number[];
  let score = members.reduce((sum, place) => sum + openingOf(place, scores), 0);
  for (let lot = 0; lot < scores.lots; lot++) {
    let most = 0;
    for (const place of members) {
      const offer = scores.offers[place]?.[lot];
      const worth = offer ? scores.scoreOf(offer) : 0;
      if (worth <= most) continue;
      most = worth;
      assignment[lot] = place;
    }
    score += most;
  }
  return { score, assignment };
}

function openingOf(place: number, { vendors, openingOf }: SplitScores): number {
  const vendor = vendors[place];
  return vendor ? openingOf(vendor) : 0;
}
