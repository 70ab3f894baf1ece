import { seededRandom } from '@procur/negotiation-engine/random';
import type { RequirementLine } from '../../src/domain/matching/line-profile.ts';
import type { CatalogueItem } from '../../src/domain/matching/product-profile.ts';
import { plainLower } from '../../src/domain/matching/terms.ts';
import { sample } from './sampling.ts';

/** A line that names a kind and some properties, with every product that has all of them by the seller's own statements. */
export type KindLine = { readonly line: RequirementLine; readonly right: ReadonlySet<string> };

/** One property in words, and which products have it. */
type Property = { readonly text: string; readonly isHadBy: (item: CatalogueItem) => boolean };

type Asked = { readonly kind: string; readonly properties: readonly Property[] };

const propertiesAsked = 2;

/**
 * Lines as people write who have no product in mind: "toner cartridge, cyan, laser printing". Kinds are pairs of words that
 * names of several products end with or hold before "for"; properties are what the sellers state. Who has a property is read
 * from the specifications, or in catalogues without them from the pieces of the description, not by the rules measured here.
 */
export function kindLines(items: readonly CatalogueItem[], count: number): readonly KindLine[] {
  const random = seededRandom(23);
  const phrases = new Map(items.map((item) => [item.id, phrasesOf(item)]));
  const counts = new Map<string, number>();
  for (const own of phrases.values()) for (const phrase of own) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  const isKind = (phrase: string) => (counts.get(phrase) ?? 0) >= fewestOfAKind;
  return sample(items, items.length, random)
    .flatMap((item) => {
      const kind = (phrases.get(item.id) ?? []).findLast(isKind);
      const properties = sample(propertiesOf(item), propertiesAsked, random);
      return kind === undefined || properties.length < propertiesAsked ? [] : [{ kind, properties }];
    })
    .slice(0, count)
    .map((asked) => ({ line: lineOf(asked, random), right: rightFor(asked, items) }));
}

const fewestOfAKind = 15;

/** Neighbouring plain words of a name before what it is for. */
function phrasesOf(item: CatalogueItem): readonly string[] {
  const [own = ''] = ownPartOf(item).split(/[,;(/]|\s-\s/);
  const words = own.split(/\s+/).filter((word) => word !== '' && !notAKind.test(word));
  // What the name ends with, or what stands before a number: "memory module 0.25 GB".
  return words.slice(1).flatMap((word, at) => {
    const pair = [words[at] ?? '', word];
    const isEnd = !/^\p{L}{3,}$/u.test(words[at + 2] ?? '');
    return isEnd && pair.every((each) => /^\p{L}{3,}$/u.test(each)) ? [pair.join(' ')] : [];
  });
}

const notAKind =
  /^(?:original|black|white|silver|red|blue|green|grey|gray|yellow|pink|and|the|series|edition|finish|new)$/;

function propertiesOf(item: CatalogueItem): readonly Property[] {
  const specs = Object.entries(item.specs).flatMap(([name, value]) =>
    typeof value === 'string' && plainValue.test(value) && aboutTheThing.test(name)
      ? [{ text: value, isHadBy: (other: CatalogueItem) => states(other, name, value) }]
      : [],
  );
  return specs.length > 0 ? specs : piecesOf(item).map((text) => ({ text, isHadBy: (other) => says(other, text) }));
}

const plainValue = /^\p{L}[\p{L}\d -]{2,24}$/u;
// Not where it was made, what it costs in energy, or what it goes with.
const aboutTheThing =
  /colou?r|material|connector|interface|technology|form_factor|cable|standard|shape|design|case_type|keyboard|finish/;

/** By its specification; where it has none of the name, by its words. */
function states(item: CatalogueItem, name: string, value: string): boolean {
  const stated = item.specs[name];
  return stated === undefined ? says(item, value) : lettersOf(String(stated)).includes(lettersOf(value));
}

function says({ name, description }: CatalogueItem, text: string): boolean {
  return lettersOf(`${name} / ${description}`).includes(lettersOf(text));
}

/** "DB-9" and "DB9", "Grey" and "gray" are one value. */
function lettersOf(text: string): string {
  return plainLower(text)
    .replaceAll('gray', 'grey')
    .replace(/[^\p{L}\d]/gu, '');
}

/** "Belt Drive System/ Built-In Phono/ Black Finish": short pieces without a code. */
function piecesOf({ description }: CatalogueItem): readonly string[] {
  const pieces = description.split('/').map((piece) => piece.trim());
  return pieces.slice(1).filter((piece) => /^[\p{L}][\p{L} -]{3,30}$/u.test(piece) && piece.split(' ').length <= 3);
}

function lineOf({ kind, properties }: Asked, random: () => number): RequirementLine {
  const texts = properties.map(({ text }) => text);
  const description =
    random() < 0.5 ? [kind, ...texts].join(', ') : `${texts[0]} ${kind}, ${texts.slice(1).join(', ')}`;
  return { description, constraints: [] };
}

function rightFor({ kind, properties }: Asked, items: readonly CatalogueItem[]): ReadonlySet<string> {
  const words = kind.split(' ').map(lettersOf);
  const isOfKind = (item: CatalogueItem) => words.every((word) => lettersOf(ownPartOf(item)).includes(word));
  const right = items.filter((item) => isOfKind(item) && properties.every(({ isHadBy }) => isHadBy(item)));
  return new Set(right.map(({ id }) => id));
}

/** The name without what the thing is for or comes with. */
function ownPartOf({ name, brand }: CatalogueItem): string {
  return plainLower(name.replace(brand, '')).split(/\b(?:for|with)\b/)[0] ?? '';
}
