import { type Random, seededRandom } from '@procur/negotiation-engine/random';
import { contentNumber } from './content-number.ts';
import type { RequirementLine } from './line-profile.ts';
import { partNumberKey } from './part-number.ts';
import type { CatalogueItem } from './product-profile.ts';

/**
 * A line by which somebody might ask for the product: some words of its name left out, some of its description added, turned
 * round, with or without its brand and its number. How far it is from the name differs from product to product, and nothing
 * but what the product is decides it, so that the same catalogue rehearses the same lines wherever it is imported.
 */
export function rehearsedLine(item: CatalogueItem): RequirementLine {
  const random = seededRandom(contentNumberOf(item));
  const distance = random();
  const name = item.name.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word));
  const kept = name.filter(() => random() > leftOut * distance);
  const words = kept.length < fewestWords ? name : kept;
  addWords(words, { from: wordsAbout(item), count: Math.round(added * distance * name.length), random });
  const at = random() < turnedRound ? Math.floor(random() * words.length) : 0;
  return {
    description: [...words.slice(at), ...words.slice(0, at)].join(' '),
    ...(item.brand !== '' && random() < withBrand ? { brand: item.brand } : {}),
    ...(random() < withNumber ? statedNumber(item) : {}),
    constraints: [],
  };
}

// How far buyers' words are from sellers' words nobody knows for a catalogue. With half or twice as much the figures on
// labelled data moved by less than .02 (docs/quality.md).
const leftOut = 0.56;
const added = 0.3;
const fewestWords = 2;
const [turnedRound, withBrand, withNumber] = [0.25, 0.4, 0.35];
const mostWordsAbout = 30;
const longestNumber = 20;

function wordsAbout({ description, specs }: CatalogueItem): readonly string[] {
  const text = description === '' ? Object.values(specs).filter((value) => typeof value === 'string') : [description];
  const words = text.join(' ').match(/(?<![\p{L}\d])\p{L}{3,}(?![\p{L}\d])/gu) ?? [];
  return words.slice(0, mostWordsAbout);
}

type Addition = { readonly from: readonly string[]; readonly count: number; readonly random: Random };

function addWords(words: string[], { from, count, random }: Addition): void {
  for (let added = 0; added < count; added += 1) {
    const word = from[Math.floor(random() * from.length)];
    if (word !== undefined) words.splice(Math.floor(random() * (words.length + 1)), 0, word);
  }
}

function statedNumber({ manufacturerPartNumber }: CatalogueItem): Pick<RequirementLine, 'partNumber'> {
  const isNumber = /\d/.test(manufacturerPartNumber) && manufacturerPartNumber.length <= longestNumber;
  return isNumber ? { partNumber: partNumberKey(manufacturerPartNumber) } : {};
}

function contentNumberOf({ manufacturerPartNumber: number, ...item }: CatalogueItem): number {
  return contentNumber({ ...item, number });
}
