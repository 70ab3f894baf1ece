import { parseArgs } from 'node:util';
import type { RememberedDeal } from '@procur/buyer-agent/memory';
import { effectivePrice } from '@procur/buyer-agent/term-worth';
import { type Terms, unitPriceOf } from '@procur/buyer-agent/terms';
import {
  aMandate,
  anOffering,
  type Played,
  playWithSeller,
  worthOfTerms,
} from '@procur/buyer-agent/test/support/reference-table';
import { type PersonalityName, personalityNames } from '@procur/negotiation-engine/personality';
import { compileProfile, utilityOf } from '@procur/negotiation-engine/profile';
import { correlation, issues, mean, pairs, playPair, priorOf } from './known-vendors.ts';

/*
 * What the memory of a first deal is worth in the second one with the same vendor. First with the sellers of the reference
 * case (150 seats, seven kinds of sellers, five floors, three seeds; once with the floor as it was, once with a vendor that
 * has become dearer since), then with seeded vendors whose tastes in terms are their own.
 *
 *   node bench/negotiation/memory.ts [--pairs 360]
 */
const { values: options } = parseArgs({ options: { pairs: { type: 'string', default: '360' } } });
const mandate = aMandate();
const worth = worthOfTerms(mandate);
const floors = [1020, 1040, 1060, 1080, 1100];
const seeds = [7, 11, 13];

type Table = { readonly personality: PersonalityName; readonly floor: number; readonly seed: number };
type Kept = 'nothing' | 'the price' | 'price and offers';

const tables = personalityNames.flatMap((personality) =>
  floors.flatMap((floor) => seeds.map((seed): Table => ({ personality, floor, seed }))),
);

function play({ personality, floor, seed }: Table, memory: readonly RememberedDeal[] = []): Played {
  return playWithSeller({ mandate, personality, floor: String(floor), seed, memory });
}

function rememberedOf({ agreed, heard, rounds }: Played, kept: Kept): readonly RememberedDeal[] {
  if (!agreed || kept === 'nothing') return [];
  const deal = {
    requestNumber: 'PR-1',
    vendorId: 'v',
    vendorName: 'V',
    category: 'software.crm',
    quantity: '150',
    listUnitPrice: anOffering.listUnitPrice,
    unitPrice: unitPriceOf(agreed).amount,
    rounds,
    paymentTerms: 'NET30',
    agreedAt: '2026-06-01T00:00:00.000Z',
    weight: 1,
  };
  return [kept === 'the price' ? deal : { ...deal, vendorOffers: heard.slice(0, 5) }];
}

console.log('| floor of the second deal | remembered | mean price | with terms counted in | agreed | rounds |');
console.log('|---|---|---|---|---|---|');
for (const dearer of [0, 25])
  for (const kept of ['nothing', 'the price', 'price and offers'] as const) {
    const played = tables.map((table) => {
      const second = { ...table, floor: table.floor + dearer, seed: table.seed + 100 };
      return play(second, rememberedOf(play(table), kept));
    });
    const deals = played.flatMap(({ agreed }) => (agreed ? [agreed] : []));
    const price = mean(deals.map((terms) => Number(unitPriceOf(terms).amount)));
    const effective = mean(deals.map((terms: Terms) => effectivePrice(worth, terms).toNumber()));
    const rounds = mean(played.map((each) => each.rounds));
    const cells = [dearer === 0 ? 'the same' : `+${dearer}`, kept, price.toFixed(1), effective.toFixed(1)];
    console.log(`| ${[...cells, `${deals.length} of ${tables.length}`, rounds.toFixed(2)].join(' | ')} |`);
  }

console.log(
  '\n| remembered | own utility | agreed | welfare | estimate before the first offer | after 1 | after 2 | after 4 |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (const isKnown of [false, true]) {
  const rows = pairs(Number(options.pairs)).map((pair) => {
    const own = compileProfile(issues, pair.own);
    const other = compileProfile(issues, pair.other);
    const first = playPair(pair);
    const end = first.result.agreement ? utilityOf(own, first.result.agreement) : undefined;
    const second = { ...pair, seed: pair.seed + 1000 };
    const { ours, heard, result } = playPair(second, isKnown ? priorOf(first.heard, end) : undefined);
    const [mine, theirs] = result.agreement
      ? [utilityOf(own, result.agreement), utilityOf(other, result.agreement)]
      : [pair.own.reservation, pair.other.reservation];
    const after = [0, 1, 2, 4].map((count) =>
      correlation(ours.estimateOther({ moves: heard.slice(0, count), round: count + 1 }), pair.other),
    );
    return [mine, result.agreement ? 1 : 0, mine + theirs, ...after];
  });
  const columns = (rows[0] ?? []).map((_, i) => mean(rows.map((row) => row[i] ?? 0)).toFixed(3));
  console.log(`| ${[isKnown ? 'a session before' : 'nothing', ...columns].join(' | ')} |`);
}
