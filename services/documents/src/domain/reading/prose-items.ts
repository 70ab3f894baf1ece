import { confidenceOf, type Signal } from './confidence.ts';
import { findDates } from './date-notation.ts';
import type { DecimalMark } from './decimal-notation.ts';
import { findDurations } from './duration-notation.ts';
import { countedValue, specificationsIn, toQuantity, trimZeros } from './item-fields.ts';
import { itemName } from './item-name.ts';
import type { WrittenNumber } from './number-notation.ts';
import { findNumbers } from './number-notation.ts';
import { findPricePhrases, type PricePhrase, withoutPrices } from './price-phrases.ts';
import { type FoundItem, itemsInSentence } from './prose-patterns.ts';
import { bullet, labelList } from './prose-words.ts';
import type { DraftRequirement } from './requirement.ts';
import { type Stretch, sentencesOf } from './sentences.ts';
import { fieldFrom, type Passage, spansOf } from './source-text.ts';

/** Things to buy named in running text or a list entry: "supply of 20 cordless drills", "Paper A4 – 50 reams". */
export function readProseItems(passage: Passage, mark: DecimalMark, isList: boolean): DraftRequirement[] {
  const prices = findPricePhrases(passage.text, mark);
  const text = withoutLeaders(withoutPrices(passage.text, prices));
  const entryStart = bullet.exec(text)?.[0].length ?? 0;
  const numbers = quantitiesIn(text, mark, entryStart);
  const sentences = sentencesOf(text, entryStart);
  const found = sentences.flatMap((sentence, index) => {
    const isIn = ({ start }: { readonly start: number }) => start >= sentence.start && start < sentence.end;
    const here = { text, sentence, numbers: numbers.filter(isIn), prices: prices.filter(isIn) };
    const isEntry = index === 0 && (isList || entryStart > 0);
    const label = isEntry ? (/\d+(?:\.\d+)*/.exec(text.slice(0, entryStart))?.[0] ?? '') : '';
    const items = itemsInSentence(here, isEntry);
    return items.map((item, at) => ({
      item,
      price:
        priceOf(item, here.prices) ??
        (items.length === 1 ? priceBehind(text, sentences[index + 1], prices) : undefined),
      label: at === 0 ? label : '',
    }));
  });
  return found
    .map((item) => toRequirement(passage, { ...item, text }, mark))
    .filter((item) => /\p{L}{2}/u.test(item.description.value));
}

/** Rows of dots lead from a name to its figures as a dash does; offsets stay. */
function withoutLeaders(text: string): string {
  return text.replace(/\s*(?:\.{4,}|…{2,}|_{3,})\s*/g, (leader) => ' – '.padEnd(leader.length).slice(0, leader.length));
}

/** "36 hours of cleaning" are ordered; "within 36 hours of receipt" are a span of time. */
const hoursOfWork =
  /^\s*(?:hours?|hrs?|horas?|heures?|Stunden?|Std\.?)\s+(?:of\s+|de\s+|d['’])?(?!(?:receipt|notice|notification|award|after|before|from|prior|following|notif|récep|recep|nach|vor|ab|the|la|le|being)[\p{L}]*(?![\p{L}]))\p{L}{3}/iu;

/** A leap year: "29 February" is a date whatever the year. */
const anyYear = { year: 2000 } as const;

/** Numbers that are part of a date, a span of time, a time of day or a list of labels ("lots 1 to 3") count nothing. */
function quantitiesIn(text: string, mark: DecimalMark, entryStart: number): WrittenNumber[] {
  const times = [...findDates(text, false, anyYear), ...findDurations(text)];
  return findNumbers(text, mark).filter((number) => {
    const isWork = hoursOfWork.test(text.slice(number.end, number.end + 60));
    const isTime =
      (!isWork && times.some((time) => number.start < time.end && number.end > time.start)) ||
      /\d\s?:$/.test(text.slice(Math.max(0, number.start - 4), number.start));
    // "Lot 1 - 3 pick-up trucks" lists trucks; elsewhere "lots 1 - 3" are labels.
    const isLabel =
      number.start > entryStart && labelList.test(text.slice(Math.max(0, number.start - 80), number.start));
    return !isTime && !isLabel && Number(number.value) > 0;
  });
}

/** The first price behind the beginning of an item and before the next; sums of a line are no unit prices. */
function priceOf(item: FoundItem, prices: readonly PricePhrase[]): PricePhrase | undefined {
  const start = Math.min(item.from, item.number.start);
  return prices.find((price) => !price.isTotal && price.start >= start && price.start <= item.until);
}

/** "The target price is 12.50 EUR." goes on about the one thing that the sentence before it asks for. */
function priceBehind(text: string, next: Stretch | undefined, prices: readonly PricePhrase[]): PricePhrase | undefined {
  if (!next || !priceSentence.test(text.slice(next.start, next.end))) return undefined;
  const inside = prices.filter(({ start }) => start >= next.start && start < next.end);
  return inside.length === 1 && !inside[0]?.isTotal ? inside[0] : undefined;
}

const priceSentence =
  /^[^\d]{0,60}(?<![\p{L}])(?:price|cost|rate|precio|costo|coste|prix|coût|\p{L}*preis|\p{L}*kosten)(?![\p{L}])[^\d]*$/iu;

type Found = {
  readonly item: FoundItem;
  readonly price: PricePhrase | undefined;
  readonly label: string;
  readonly text: string;
};

function toRequirement(passage: Passage, { item, price, label, text }: Found, mark: DecimalMark): DraftRequirement {
  const name = itemName(text, item.from, item.to);
  const { isKnownUnit: _, ...quantity } = toQuantity(countedValue(item.number, item.unitText), item.unitText);
  const seen: Signal[] = [
    ...item.seen,
    ...(item.unitText === '' ? (['no-unit'] as const) : (['known-unit'] as const)),
    ...(price ? (['has-price'] as const) : []),
    ...(item.number.isAmbiguous ? (['ambiguous-number'] as const) : []),
    ...(name.end - name.start > 120 ? (['long-name'] as const) : []),
  ];
  const value = passage.text.slice(name.start, name.end).replace(/\s+/g, ' ');
  const description = { ...fieldFrom(passage, name, value, confidenceOf('description', seen)), signals: seen };
  const read = { ...fieldFrom(passage, item.number, quantity, confidenceOf('quantity', seen)), signals: seen };
  const end = Math.max(item.to, item.number.end, price?.end ?? 0);
  return {
    label,
    description,
    quantity: read,
    unitText: item.unitText,
    ...(price && { unitPrice: priceField(passage, price, seen) }),
    specifications: specificationsIn(passage, item.from, item.to, mark),
    spans: spansOf(passage, Math.min(item.from, item.number.start), end),
    confidence: Math.min(description.confidence, read.confidence),
  };
}

function priceField(passage: Passage, { money }: PricePhrase, seen: readonly Signal[]) {
  const all = [...seen, money.currency ? ('has-currency' as const) : ('no-currency' as const)];
  const value = { amount: trimZeros(money.amount), currency: money.currency ?? '' };
  return { ...fieldFrom(passage, money, value, confidenceOf('unitPrice', all)), signals: all };
}
