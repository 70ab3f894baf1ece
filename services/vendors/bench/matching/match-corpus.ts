import { seededRandom } from '@procur/negotiation-engine/random';
import { settings } from '../../src/config.ts';
import { contentNumber } from '../../src/domain/matching/content-number.ts';
import { lineProfileOf } from '../../src/domain/matching/line-profile.ts';
import type { RehearsedQuestion } from '../../src/domain/matching/rehearsal.ts';
import { rehearsedLine } from '../../src/domain/matching/rehearsed-line.ts';
import { type MatchSet, readAbtBuy, readIcecat } from './match-data.ts';
import {
  absentExample,
  candidatesFor,
  exampleOf,
  type MatchExample,
  type SearchableCatalogue,
  searchable,
} from './match-examples.ts';
import { absentDevices, abtBuySets, icecatSets } from './match-sets.ts';

/** The examples of one kind of question, in the same order in every run. */
export type ExampleSet = {
  readonly name: string;
  /** Where the lines come from; a model is tried on the source it was not fitted on. */
  readonly source: 'abt-buy' | 'icecat';
  /** Everything asked for is there. */
  readonly present: readonly MatchExample[];
  /** Two thirds of what is asked for is taken away, its neighbours and accessories stay. */
  readonly mixed: readonly MatchExample[];
  /** What its catalogue rehearses before anybody asks. */
  readonly rehearsal: Rehearsal;
};

export type Rehearsal = {
  readonly questions: readonly RehearsedQuestion[];
  readonly knowledge: SearchableCatalogue['statistics'];
};

export type Corpus = { readonly sets: readonly ExampleSet[]; readonly devices: readonly MatchExample[] };

const shareThatExists = 1 / 3;
const rehearsedProducts = Number(settings.matching.rehearsedProducts.default);

/** Everything that can be asked of the data there is; `lines` for each kind of question about icecat. */
export function readCorpus(dataFolder: string, lines: number): Corpus {
  const [abtBuy, icecat] = [readAbtBuy(dataFolder), readIcecat(dataFolder)];
  const catalogueOf = memoised(searchable);
  const rehearsalOf = memoised((items: MatchSet['items']) => rehearsalIn(items, catalogueOf(items)));
  const random = seededRandom(99);
  const toSet = (source: ExampleSet['source']) => (set: MatchSet) => {
    const catalogue = catalogueOf(set.items);
    const present = set.cases.map((asked) => exampleOf(asked, catalogue, true));
    const mixed = set.cases.map((asked, index) =>
      random() < shareThatExists
        ? (present[index] ?? exampleOf(asked, catalogue, true))
        : exampleOf(asked, catalogue, false),
    );
    return {
      ...{ name: set.name, source, present, mixed },
      // Fitting needs none.
      get rehearsal() {
        return rehearsalOf(set.items);
      },
    };
  };
  const ofIcecat = icecat ? icecatSets(icecat, lines) : [];
  const [first] = ofIcecat;
  return {
    sets: [...(abtBuy ? abtBuySets(abtBuy).map(toSet('abt-buy')) : []), ...ofIcecat.map(toSet('icecat'))],
    devices:
      icecat && first
        ? absentDevices(icecat, lines / 2).map((line) => absentExample(line, catalogueOf(first.items)))
        : [],
  };
}

function rehearsalIn(items: MatchSet['items'], catalogue: SearchableCatalogue): Rehearsal {
  const chosen = items.toSorted((a, b) => orderOf(a) - orderOf(b)).slice(0, rehearsedProducts);
  const questions = chosen.flatMap((item) => {
    const [line, asked] = [lineProfileOf(rehearsedLine(item)), catalogue.profiles.get(item.id)];
    return asked ? [{ line, asked, found: candidatesFor(line, catalogue) }] : [];
  });
  return { questions, knowledge: catalogue.statistics };
}

function orderOf({ manufacturerPartNumber: number, ...item }: MatchSet['items'][number]): number {
  return contentNumber({ ...item, number });
}

function memoised<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
