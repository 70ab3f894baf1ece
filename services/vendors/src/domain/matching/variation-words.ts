/** How often a word of the catalogue's names is what tells sisters apart; between 0 and 1, nothing for words that never do. */
export type VariationWords = Pick<ReadonlyMap<string, number>, 'get'>;

/**
 * Products whose names differ in one plain word are sisters, and the two words are what tells them apart: "case black" and
 * "case pink", "waste tray" and "cleaning tray". The share of a word's products that have such a sister says how much it
 * matters when a line says another one, or none. Numbers are left out: they are compared as amounts and codes.
 *
 * Yields every few names, so that a caller can let other work in between; the last value is the result.
 */
export function* learnVariations(
  names: Iterable<readonly string[]>,
): Generator<undefined, ReadonlyMap<string, number>> {
  const phrases: Phrase[] = [];
  const words = new KnownWords();
  const wordByRest = new Map<number, number>();
  for (const name of names) {
    const phrase = words.phraseOf(name);
    if (phrase.length < shortestName || phrase.length > longestName) continue;
    for (const [rest, word] of words.holesOf(phrase)) {
      const known = wordByRest.get(rest);
      if (known === undefined) wordByRest.set(rest, word);
      else if (known !== word) wordByRest.set(rest, several);
    }
    if (phrases.push(phrase) >= mostNames) break;
    if (phrases.length % namesAtOnce === 0) yield;
  }
  const tallies = words.emptyTallies();
  for (const [at, phrase] of phrases.entries()) {
    for (const [rest, word] of words.holesOf(phrase)) {
      tallies.all[word] = (tallies.all[word] ?? 0) + 1;
      if (wordByRest.get(rest) === several) tallies.varied[word] = (tallies.varied[word] ?? 0) + 1;
    }
    if (at % namesAtOnce === 0) yield;
  }
  return words.sharesOf(tallies);
}

/** Ids of the words of a name, each once. */
type Phrase = Uint32Array;
type Tallies = { readonly all: Uint32Array; readonly varied: Uint32Array };

// Of two words nearly everything is a sister; names of more words than this are descriptions.
const shortestName = 3;
const longestName = 24;
// Bounds the memory: about 400 bytes a name while it is being learned.
const mostNames = 100_000;
const namesAtOnce = 128;
const several = -1;

/** Words as numbers, and what is left of a name without one of them as the sum of the others' hashes, whatever their order. */
class KnownWords {
  readonly #ids = new Map<string, number>();
  readonly #hashes: number[] = [];

  phraseOf(name: readonly string[]): Phrase {
    return Uint32Array.from(new Set(name.filter((word) => /^\p{L}{3,}$/u.test(word)).map((word) => this.#idOf(word))));
  }

  *holesOf(phrase: Phrase): Generator<readonly [rest: number, word: number]> {
    let all = 0;
    for (const word of phrase) all = (all + (this.#hashes[word] ?? 0)) % hashes;
    for (const word of phrase) yield [(all - (this.#hashes[word] ?? 0) + hashes) % hashes, word];
  }

  emptyTallies(): Tallies {
    return { all: new Uint32Array(this.#ids.size), varied: new Uint32Array(this.#ids.size) };
  }

  sharesOf({ all, varied }: Tallies): ReadonlyMap<string, number> {
    const shares = new Map<string, number>();
    for (const [word, id] of this.#ids) {
      const count = varied[id] ?? 0;
      // One more than there are: a word seen twice proves less than one seen a hundred times.
      if (count > 0) shares.set(word, count / ((all[id] ?? 0) + 1));
    }
    return shares;
  }

  #idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    this.#ids.set(word, this.#hashes.length);
    return this.#hashes.push(hashOf(word)) - 1;
  }
}

// Sums of two stay exact in a double, and of a million rests hardly two fall together.
const hashes = 2 ** 50;

function hashOf(word: string): number {
  let [low, high] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < word.length; at += 1) {
    low = Math.imul(low ^ word.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ word.charCodeAt(at), 0x5bd1e995);
  }
  return ((high >>> 14) * 2 ** 32 + (low >>> 0)) % hashes;
}
