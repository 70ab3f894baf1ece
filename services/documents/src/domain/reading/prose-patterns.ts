import type { Signal } from './confidence.ts';
import { measureAfter } from './measures.ts';
import type { WrittenNumber } from './number-notation.ts';
import type { PricePhrase } from './price-phrases.ts';
import {
  orderedFor,
  orderWords,
  otherNumberAfter,
  otherNumberBefore,
  quantityLabel,
  unitAfter,
  unitAtEnd,
  unitLabel,
} from './prose-words.ts';
import type { Stretch } from './sentences.ts';

/** A quantity and the stretch of text its name stands in; `until` is where what belongs to the item ends. */
export type FoundItem = {
  readonly number: WrittenNumber;
  readonly unitText: string;
  readonly from: number;
  readonly to: number;
  readonly until: number;
  readonly seen: readonly Signal[];
};

/** One sentence of a text whose prices are blanked out, with the numbers and prices in it. */
export type Sentence = {
  readonly text: string;
  readonly sentence: Stretch;
  readonly numbers: readonly WrittenNumber[];
  readonly prices: readonly PricePhrase[];
};

export function itemsInSentence(sentence: Sentence, isEntry: boolean): FoundItem[] {
  const first = leading(sentence, isEntry) ?? labelled(sentence);
  if (first) return first;
  const ordered = within(sentence, false, isEntry);
  if (ordered.length > 0) return ordered;
  return trailing(sentence) ?? within(sentence, true, isEntry);
}

/** "20 x cordless drill 18 V": the entry begins with the quantity; more of them may follow in a series. */
function leading(here: Sentence, isEntry: boolean): FoundItem[] | undefined {
  const { text, sentence, numbers } = here;
  const first = numbers.find((number) => text.slice(sentence.start, number.start).trim() === '');
  if (!first) return undefined;
  const after = unitAfter.exec(text.slice(first.end, sentence.end));
  const isCounted = after?.groups?.times !== undefined || after?.groups?.unit !== undefined;
  if (!after || !(isEntry || isCounted) || isOtherNumber(here, first, isCounted)) return undefined;
  return inSeries(here, first, 'entry-first');
}

/** "is needed in an estimated total quantity of" is no longer than this; looking further back would cost and find nothing. */
const longestLabel = 100;

/** "Cordless drill 18 V, quantity: 20": a label says which number counts. */
function labelled({ text, sentence, numbers }: Sentence): FoundItem[] | undefined {
  for (const number of numbers) {
    const from = Math.max(sentence.start, number.start - longestLabel);
    const label = quantityLabel.exec(text.slice(from, number.start));
    const to = from + (label?.index ?? 0);
    if (!label || !isName(text.slice(sentence.start, to))) continue;
    const after = text.slice(number.end, sentence.end);
    const unitText = unitAtEnd.exec(after)?.groups?.unit ?? unitLabel.exec(after)?.groups?.unit ?? '';
    return [{ number, unitText, from: sentence.start, to, until: sentence.end, seen: ['labelled', 'entry-last'] }];
  }
  return undefined;
}

const smallUnits = /^(?:mm|cm|in|inch(?:es)?|zoll|pulgadas?|pouces?|g|gr|ml|cl)$/iu;
const dashBefore = /\s*(?:[–—:,(;]|\.{3,}|\s[-/|]|(?<![\p{L}])x|×)\s*$/iu;

/** "A4 paper – 50 reams", "Office chair (12 pcs)", "Drill x 20": the quantity ends the entry. */
function trailing({ text, sentence, numbers }: Sentence): FoundItem[] | undefined {
  for (const number of [...numbers].reverse()) {
    const before = text.slice(sentence.start, number.start);
    const after = text.slice(number.end, sentence.end);
    const dash = dashBefore.exec(before);
    const unit = unitAtEnd.exec(after);
    const unitText = unit?.groups?.unit ?? '';
    const isAtEnd = /^(?:[\s.);,–—]|\s[-/|](?=\s|$))*$/.test(after.slice(unit?.[0].length ?? 0));
    if (
      !dash ||
      !isAtEnd ||
      isSpanOfTime(unitText) ||
      (unitText === '' && !/(?:x|×|[–—:/|]|\.{3,})\s*$/iu.test(dash[0]))
    )
      continue;
    // "Binder A4, 75 mm" ends with a size.
    if (/^\s*[,;]\s*$/.test(dash[0]) && smallUnits.test(unitText)) continue;
    const name = before.slice(0, dash.index);
    // "Page: 1 / 1" and "Contract 12 / 2026" are no entries; "Desk / 20 / pcs" and "A / B / 20" may be.
    if (unitText === '' && /[/|]/.test(dash[0]) && !/\s[/|]\s/.test(name)) continue;
    // A long number without a unit is an account, a telephone or a form.
    if (unitText === '' && Number(number.value) >= 1e6) continue;
    // "24 x 65 mm" is a size.
    if (!isName(name) || (/[x×]/iu.test(dash[0]) && /\d\s*\p{L}{0,2}$/u.test(name))) continue;
    const to = sentence.start + dash.index;
    return [{ number, unitText, from: sentence.start, to, until: sentence.end, seen: ['entry-last'] }];
  }
  return undefined;
}

/** What bidders hand in or show, and what the buyer has. */
const notWanted =
  /(?<![\p{L}])(?:submit\p{L}*|maintain\p{L}*|has|have|serve\p{L}*|employ\p{L}*|hold\p{L}*|contain\p{L}*|present\p{L}*|remett\p{L}+|einzureichen|verfüg\p{L}+|cuenta con|dispone|weigh\p{L}*|pack\p{L}* in|up to|at least|max\p{L}*|min\p{L}*)(?![\p{L}])/iu;

/** "We require: 20 pcs" names nothing before its number. */
function isName(text: string): boolean {
  const isOrderOnly = text.trim().split(/\s+/).length <= 3 && orderWords.test(text);
  return /\p{L}{3}/u.test(text) && !isOrderOnly;
}

/**
 * "We need 150 laptops, 150 docking stations and 20 monitors." A price makes a sentence an order too, unless its number
 * ends it (`isPriceEnough` false): "Paper – 50 reams – 4.90" is an entry.
 */
function within(here: Sentence, isPriceEnough: boolean, isEntry: boolean): FoundItem[] {
  const { text, sentence, numbers, prices } = here;
  const first = numbers.find((number) => {
    const after = unitAfter.exec(text.slice(number.end, sentence.end));
    if (isOtherNumber(here, number, after?.groups?.unit !== undefined)) return false;
    const before = text.slice(sentence.start, number.start);
    const isNamed = /^\s*[\p{L}\d"“'(]/u.test(text.slice(number.end + (after?.[0].length ?? 0), sentence.end));
    // In a list an entry that counts with a unit asks for it, however it begins.
    const isListed = isEntry && isPriceEnough && after?.groups?.unit !== undefined && !notWanted.test(before);
    const isPriced = isPriceEnough && prices.some((price) => !price.isTotal && price.start > number.end);
    return isNamed && (orderWords.test(before) || /:\s*$/.test(before) || isListed || isPriced);
  });
  return first ? inSeries(here, first, 'sentence') : [];
}

/** The item that begins with this number, and those that follow it after commas, "and" or their prices. */
function inSeries(here: Sentence, first: WrittenNumber, source: Signal): FoundItem[] {
  const { text, sentence, numbers } = here;
  const members = [first, ...numbers.filter((number) => number.start > first.end && isNextInSeries(here, number))];
  return members.map((number, index) => {
    const after = unitAfter.exec(text.slice(number.end, sentence.end));
    const until = members[index + 1]?.start ?? sentence.end;
    return {
      number,
      unitText: after?.groups?.unit ?? '',
      from: number.end + (after?.[0].length ?? 0),
      to: until,
      until,
      seen: index === 0 ? [source] : [source, 'series'],
    };
  });
}

/**
 * With prices, one item ends at its price and the next may begin behind it. Without, a number behind a comma counts
 * something new only where it is no measure of the thing before it.
 */
function isNextInSeries(here: Sentence, number: WrittenNumber): boolean {
  const { text, sentence, prices } = here;
  const before = text.slice(sentence.start, number.start);
  const unit = unitAfter.exec(text.slice(number.end, sentence.end))?.groups?.unit;
  if (!/(?:,|;|(?<![\p{L}])(?:and|und|y|e|et|&|sowie|plus|with|as well as|junto con|ainsi que))\s*$/iu.test(before))
    return false;
  if (isOtherNumber(here, number, unit !== undefined) || isInBrackets(before)) return false;
  const lastPrice = prices.filter((price) => price.start < number.start).at(-1);
  if (prices.some((price) => !price.isTotal))
    return lastPrice !== undefined && text.slice(lastPrice.end, number.start).length <= 24;
  return measureAfter(text, number.end) === undefined || isPackage(unit) || isNamed(text, number);
}

const properties =
  /^(?:long|lang|length|wide|width|breit|high|hoch|deep|tief|thick|dick|height|diameter|durchmesser|large?o?|ancho|alto|largeur|hauteur|kabel|cable|câble|roll|rolle|reach|capacity|container|bottle|per|each|je|pro|par|por|with|mit|con|avec)(?![\p{L}])/iu;

/** "…, 3 m² vinyl flooring" counts another thing; "…, 3 m" and "…, 3 m long" measure the one before. */
function isNamed(text: string, { end }: WrittenNumber): boolean {
  const word = /^\s*[\p{L}²³23]{1,3}\s+(?:of\s+|de\s+|d['’])?(?<word>\p{L}{4,})/u.exec(text.slice(end))?.groups?.word;
  return word !== undefined && !properties.test(word);
}

function isInBrackets(before: string): boolean {
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function isPackage(unit: string | undefined): boolean {
  return unit !== undefined && unit.length > 2;
}

function isSpanOfTime(unit: string): boolean {
  return /^(?:d|days?|hrs?|hours?|weeks?|months?|mo|years?|yrs?|h)$/iu.test(unit);
}

function isOtherNumber({ text }: Sentence, number: WrittenNumber, hasUnit: boolean): boolean {
  const after = text.slice(number.end, number.end + 60);
  const before = text.slice(Math.max(0, number.start - 40), number.start);
  if (otherNumberBefore.test(before) && !orderedFor.test(before)) return true;
  if (otherNumberAfter.test(after) || /^[\p{L}\d]/u.test(after.replace(/^x\s/iu, ' '))) return true;
  if (/^(?:19|20)\d{2}$/.test(number.value) && !hasUnit) return true;
  return !hasUnit && (measureAfter(text, number.end) !== undefined || !/^\s*(?:x\s|×)?\s*[\p{L}“"'(]/iu.test(after));
}
