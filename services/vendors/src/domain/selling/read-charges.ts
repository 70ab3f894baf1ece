import { Decimal } from 'decimal.js';
import type { Charge, ChargeBasis } from './charge.ts';
import { basisWords, chargeWords, feeWord, included, noMoney, onTop, without } from './charge-words.ts';

/**
 * Charges that somebody's words name, such as "plus shipping 200 flat": what is said to come on top, and what has an amount
 * of its own. Nothing counts by it: whoever wrote the words is asked. Not said how much is an open charge.
 */
export function readCharges(text: string): readonly Charge[] {
  const found = clausesOf(text).flatMap(readClause);
  // Said twice, the amount counts that was given.
  const names = [...new Set(found.map(({ name }) => name))];
  return names.map((name) => {
    const same = found.filter((charge) => charge.name === name);
    return same.find(({ amount }) => amount !== '') ?? (same[0] as Charge);
  });
}

/** The one amount of the words that is no charge, as decimal text: what may be meant as the price. */
export function readPrice(text: string): string | undefined {
  const amounts = clausesOf(text)
    .filter((clause) => readClause(clause).length === 0)
    .flatMap(({ words }) => amountsIn(words));
  const different = new Set(amounts.map(({ amount }) => amount));
  return different.size === 1 ? amounts[0]?.amount : undefined;
}

type Clause = { readonly words: string; readonly isOnTop: boolean };

const abbreviations = /\b(zzgl|exkl|inkl|excl|incl|ca|bzw|mwst|ust)\./giu;
// A comma or point between digits belongs to an amount.
const ends =
  /[;!?\n]|[.,](?!\d)|(?<!\d)[.,]|(?<![\p{L}])(?:and|und|et|y)(?![\p{L}])(?=\s)(?!\s+(?:year|jahr|an|année|año))/iu;
const marks = new RegExp(`(\\+|${onTop.source})`, 'iu');

/** The words between points and commas, cut again where something is said to come on top. */
function clausesOf(text: string): readonly Clause[] {
  const plain = text.replace(abbreviations, '$1').replace(/(\d)\s*([€$£])/g, '$1 ');
  let isOnTop = false;
  return plain.split(ends).flatMap((sentence) => {
    const [before = '', ...marked] = sentence.split(marks);
    // "Plus shipping and customs": a charge right after one that comes on top does too.
    isOnTop = isOnTop && startsWithCharge(before);
    const after = marked.filter((_, i) => i % 2 === 1);
    const isTrailing = after.length > 0 && after.every((words) => words.trim() === '');
    if (isTrailing) return [{ words: before, isOnTop: true }];
    const clauses = [{ words: before, isOnTop }, ...after.map((words) => ({ words, isOnTop: true }))];
    isOnTop = clauses.at(-1)?.isOnTop ?? false;
    return clauses;
  });
}

function startsWithCharge(words: string): boolean {
  return Object.values(chargeWords).some((name) => (words.search(name) ?? -1) >= 0 && words.search(name) < 12);
}

function readClause({ words, isOnTop }: Clause): readonly Charge[] {
  const [name, word] = Object.entries(chargeWords).find(([, known]) => known.test(words)) ?? [];
  if (!name || !word) return readNamedFee(words);
  if (name === 'tax') return readTax(words, isOnTop);
  if (!isOnTop && included.test(words)) return [];
  const amount = amountsIn(words)[0]?.amount ?? '';
  if (!isOnTop && amount === '') return [];
  return [charge(name, { amount, words })];
}

function readTax(words: string, isOnTop: boolean): readonly Charge[] {
  const percent = /(\d{1,2}(?:[.,]\d{1,3})?)\s*(?:%|percent|prozent|pour cent|por ciento)/iu.exec(words)?.[1] ?? '';
  const comesOnTop = isOnTop || without.test(words);
  if (!comesOnTop && (included.test(words) || percent === '')) return [];
  return [{ name: 'tax', amount: percent.replace(',', '.'), basis: 'percent', untaxed: false }];
}

// "A migration fee of 300": a name of its own.
function readNamedFee(words: string): readonly Charge[] {
  const [, name] = /([\p{L}-]{3,30})[ -](?:fee|charge|surcharge)(?![\p{L}])/iu.exec(words) ?? [];
  const [first] = amountsIn(words);
  if (!name || !first || included.test(words) || feeWord.test(name)) return [];
  return [charge(name.toLowerCase(), { amount: first.amount, words })];
}

function charge(name: string, { amount, words }: { readonly amount: string; readonly words: string }): Charge {
  const basis: ChargeBasis = basisWords.find(([, said]) => said.test(words))?.[0] ?? 'once';
  return { name, amount, basis, untaxed: false };
}

const figure =
  /(?<![\p{L}\d.,])\d{1,3}(?:([.,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?(?!\d)|(?<![\p{L}\d.,])\d+(?:[.,]\d{1,2})?(?!\d)/gu;

function amountsIn(words: string): readonly { readonly amount: string }[] {
  return [...words.matchAll(figure)].flatMap(([text, group], i, all) => {
    const after = words.slice((all[i]?.index ?? 0) + text.length);
    return noMoney.test(after) ? [] : [{ amount: toDecimal(text, group) }];
  });
}

function toDecimal(text: string, group: string | undefined): string {
  const digits = group ? text.replaceAll(group, '') : text;
  return new Decimal(digits.replace(',', '.')).toFixed();
}
