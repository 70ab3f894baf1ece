import type { RequirementLine } from '../../src/domain/matching/line-profile.ts';
import type { IcecatProduct } from './match-data.ts';
import { pick } from './sampling.ts';

type Random = () => number;

/** A product's title as a buyer puts it into a tender: brand left out, words moved, shortened or misspelt, units changed. */
export function asBuyersWrite(product: IcecatProduct, random: Random): RequirementLine {
  const { brand, manufacturerPartNumber } = product;
  let words = product.name.split(/\s+/).filter((word) => word !== '');
  if (random() < 0.3) words = words.filter((word) => word.toLowerCase() !== brand.toLowerCase());
  for (const change of [dropWords, moveWords, shorten, misspell]) if (random() < 0.35) words = change(words, random);
  let description = changeUnits(words.join(' '), random);
  if (random() < 0.25) description = `${description} ${pick(noise, random)}`;
  if (random() < 0.1) description = description.toUpperCase();
  const isStated = /\d/.test(manufacturerPartNumber) && manufacturerPartNumber.length <= 20 && random() < 0.3;
  return {
    description,
    constraints: [],
    ...(random() < 0.3 ? { brand } : {}),
    ...(isStated ? { partNumber: variantOf(manufacturerPartNumber, random) } : {}),
  };
}

const noise = [
  'or equivalent',
  'or similar',
  '(new, sealed)',
  'as per annex',
  'incl. delivery',
  '- qty as below',
  'genuine',
];

function dropWords(words: readonly string[], random: Random): string[] {
  const kept = words.filter(() => random() > 0.25);
  return kept.length >= 2 ? kept : [...words];
}

function moveWords(words: readonly string[], random: Random): string[] {
  const at = Math.floor(random() * words.length);
  return [...words.slice(at), ...words.slice(0, at)];
}

const shortForms: Readonly<Record<string, string>> = {
  black: 'blk',
  white: 'wht',
  professional: 'prof',
  cartridge: 'cart',
  adapter: 'adapt',
  wireless: 'wless',
  original: 'orig',
  networking: 'netw',
  notebook: 'nb',
  keyboard: 'keyb',
  internal: 'int',
  external: 'ext',
};

function shorten(words: readonly string[]): string[] {
  return words.map((word) => shortForms[word.toLowerCase()] ?? word);
}

function misspell(words: readonly string[], random: Random): string[] {
  const at = Math.floor(random() * words.length);
  return words.map((word, index) => (index === at && /^[a-z]{5,}$/i.test(word) ? swapLetters(word, random) : word));
}

function swapLetters(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
}

/** "3 m" for "300 cm", "2GB" for "2 GB": the amounts stay what they are. */
function changeUnits(text: string, random: Random): string {
  if (random() < 0.5) return text;
  return text
    .replace(/\b(\d+)\s?cm\b/g, (_, amount) => `${Number(amount) * 10} mm`)
    .replace(/\b(\d+(?:\.\d+)?) (GB|TB|MHz|GHz|W|V|m|mm)\b/g, '$1$2');
}

/** Part numbers lose their hyphens or a suffix on the way through other people's lists. */
function variantOf(partNumber: string, random: Random): string {
  const chance = random();
  if (chance < 0.3) return partNumber.replace(/[-/ ]/g, '');
  if (chance < 0.45 && partNumber.length > 6) return partNumber.slice(0, -1 - Math.floor(random() * 2));
  return chance < 0.6 ? partNumber.toLowerCase() : partNumber;
}
