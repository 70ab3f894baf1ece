import type { IndexedProduct } from '../../src/domain/search/index-document.ts';
import { SeededRandom } from './seeded-random.ts';

export type QueryKind = 'words' | 'typing error' | 'part number' | 'part number with an error';
export type SearchQuery = { readonly kind: QueryKind; readonly text: string; readonly productId: string };

/**
 * What people type who look for one product: some words of its name that at most ten products have together, half of them
 * with a typing error, and part numbers.
 */
export function searchQueries(products: readonly IndexedProduct[], count: number): readonly SearchQuery[] {
  const random = new SeededRandom(42);
  const words = new NameWords(products);
  const queries: SearchQuery[] = [];
  while (queries.length < count) {
    const query = queryFor(random.pick(products), queries.length, { random, words });
    if (query) queries.push(query);
  }
  return queries;
}

type Source = { readonly random: SeededRandom; readonly words: NameWords };

function queryFor(product: IndexedProduct, index: number, { random, words: all }: Source): SearchQuery | undefined {
  const productId = product.id;
  const hasNumber = /^(?=.*\d)[\w./ -]{5,20}$/.test(product.partNumber);
  if (index % 10 >= 8 && !hasNumber) return undefined;
  if (index % 10 === 8) return named('part number', respelled(product.partNumber, random), productId);
  if (index % 10 === 9) return named('part number with an error', misspelled(product.partNumber, random), productId);
  const words = someWords(product.name, random);
  if (all.countWithAll(words) > mostAlike) return undefined;
  if (index % 2 === 0) return named('words', words.join(' '), productId);
  const places = words.flatMap((word, place) => (/^[a-z]{5,}$/i.test(word) ? [place] : []));
  if (places.length === 0) return undefined;
  const place = random.pick(places);
  const text = words.map((word, at) => (at === place ? misspelled(word, random) : word)).join(' ');
  return named('typing error', text, productId);
}

function named(kind: QueryKind, text: string, productId: string): SearchQuery | undefined {
  return text.length >= 5 ? { kind, text, productId } : undefined;
}

/** Three to five neighbouring words of the name. */
function someWords(name: string, random: SeededRandom): readonly string[] {
  const words = wordsOf(name);
  const count = Math.min(words.length, 3 + random.below(3));
  const from = random.below(words.length - count + 1);
  return words.slice(from, from + count);
}

/** The same number with other signs between and another case. */
function respelled(partNumber: string, random: SeededRandom): string {
  const other = partNumber.replace(/[-/. ]/g, () => random.pick(['', ' ', '-']));
  return random.next() < 0.5 ? other.toLowerCase() : other;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** One slip behind the first letter: a letter left out, doubled by another, replaced, or swapped with the next. */
function misspelled(word: string, random: SeededRandom): string {
  if (word.length < 4) return word;
  const at = 1 + random.below(word.length - 2);
  const other = /\d/.test(word[at] ?? '') ? String(random.below(10)) : (letters[random.below(26)] ?? 'x');
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  return random.pick([
    before + after,
    before + other + after,
    before + other + word.slice(at),
    before + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  ]);
}

// As many as are looked at: with more products alike, finding the one that was meant would be luck.
const mostAlike = 10;

/** Which names have a word, to count those that have several. */
class NameWords {
  readonly #namesByWord = new Map<string, Set<number>>();

  constructor(products: readonly IndexedProduct[]) {
    for (const [index, { name }] of products.entries()) {
      for (const word of wordsOf(name.toLowerCase())) {
        const names = this.#namesByWord.get(word) ?? new Set();
        this.#namesByWord.set(word, names.add(index));
      }
    }
  }

  countWithAll(words: readonly string[]): number {
    const sets = words.map((word) => this.#namesByWord.get(word.toLowerCase()) ?? new Set<number>());
    const [rarest, ...others] = sets.sort((a, b) => a.size - b.size);
    return (
      rarest
        ?.values()
        .filter((index) => others.every((names) => names.has(index)))
        .toArray().length ?? 0
    );
  }
}

function wordsOf(name: string): string[] {
  return name.split(/\s+/).filter((word) => word !== '');
}
