import { findDates } from './date-notation.ts';
import { findDurations } from './duration-notation.ts';
import { specificationsIn, toQuantity } from './item-fields.ts';
import { itemName } from './item-name.ts';
import { measureAfter } from './measures.ts';
import type { DecimalMark, WrittenNumber } from './number-notation.ts';
import { findNumbers } from './number-notation.ts';
import type { DraftRequirement } from './requirement.ts';
import { fieldFrom, type Passage, spansOf } from './source-text.ts';
import { unitWord } from './unit-codes.ts';

const bullet = String.raw`^\s*(?:[•●▪◦‣·*–—-]\s*|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)]\s+|(?:item|line|pos(?:ition)?|lot|partida|art[ií]culo)\s*(?:no\.?|#)?\s*\d+\s*[.:)–-]\s*|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+)?`;
const unitAfter = new RegExp(
  String.raw`^\s*(?:\(\s*)?(?:(?<times>x|×)\s+|(?<unit>${unitWord})(?![\p{L}])\.?(?:\s*\))?(?:\s+(?:of|de|d['’]|von)\s*(?:the\s+)?)?|(?=\s))\s*`,
  'iu',
);
const orderWords =
  /(?:suppl(?:y|ies|ying)|provi(?:de|sion)|deliver(?:y|ing)?|purchas(?:e|ing)|procur(?:e|ement|ing)|need(?:s|ed)?|requir(?:e|es|ed|ing)|looking for|look for|buy|order|furnish|acquisition|acquire|quot(?:e|ation)s?|want|lieferung|liefern|benötigen|benötigt|beschaffung|bestellen|kauf|necesit\w+|suministr\w+|adquisición|adquirir|comprar|compra|requier\w+|solicit\w+|fournir|fourniture|besoin|achat|acheter|acquérir|livraison|entrega)\b/iu;
const listAfterColon = /[:]\s*$/;
const labelledQuantity =
  /[\s,;(–-]*\(?\b(?:qty|quantity|quantities|cantidad|cant|menge|anzahl|quantité|qté)\b\.?\s*(?:required|needed|of)?\s*[:=.]?\s*$/iu;
/** Words in front of a number that make it something else than a quantity. */
const otherNumber =
  /(?:sections?|clauses?|article|page|no\.?|nr\.?|number|#|iso|en|din|part|model|type|version|windows|office|core|gen|lots?|positions?|phase|appendix|annex|room|street|suite|box|tel|phone|fax|usd|eur|[$€£]|week|score|points?|level|tier|class|usb|wi-?fi|bluetooth|hdmi|cat|item|than|least|minimum|maximum|to|within|for|every|per|after|of|up|over|under)\s*$/iu;
const otherAfter =
  /^\s*(?:%|percent|days?|weeks?|months?|years?|hours?|minutes?|días|meses|años|semanas|Tage?n?|Monate?n?|Jahre?n?|Wochen|jours|mois|ans|semaines|[:/.]\d|(?:st|nd|rd|th)(?![\p{L}])|am\b|pm\b|x\s?\d|×\s?\d|usd|eur|gbp|dollars?|euros?|business|working|calendar|copies|points?|[\p{L}.]+\s+(?:street|st\.|road|rd\.?|avenue|ave\.?|blvd|lane|drive,|strasse|straße|calle)\b|references?|pages?|bidders?|vendors?|suppliers?|proposals?|[€$£°]|\))/iu;

/** "lots 1, 2 and ": the next number is a label too. */
const labelList =
  /\b(?:lots?|positions?|pos|items?|lines?|sections?|pages?|floors?|phases?|parts?|steps?|stages?|chapters?|years?|rooms?)\.?\s+\d+(?:\s*(?:,|and|to|or|-|–)\s*\d+)*\s*(?:,|and|to|or|-|–)\s*$/iu;

type Found = {
  readonly number: WrittenNumber;
  readonly unitText: string;
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
};

/** Things to buy named in running text or a list entry: "supply of 20 cordless drills", "Paper A4 – 50 reams". */
export function readProseItems(passage: Passage, mark: DecimalMark, isList: boolean): DraftRequirement[] {
  const numbers = quantitiesIn(passage.text, mark);
  const found =
    leading(passage.text, numbers, isList) ?? trailing(passage.text, numbers) ?? within(passage.text, numbers, isList);
  return found.map((item) => toRequirement(passage, item, mark)).filter((item) => item.description.value !== '');
}

/** Numbers that are part of a date, a span of time, a time of day or a list of labels ("lots 1 to 3") count nothing. */
function quantitiesIn(text: string, mark: DecimalMark): WrittenNumber[] {
  const times = [...findDates(text, false), ...findDurations(text)];
  return findNumbers(text, mark).filter((number) => {
    const isTime =
      times.some((time) => number.start < time.end && number.end > time.start) ||
      /\d\s?:$/.test(text.slice(0, number.start));
    return !isTime && Number(number.value) > 0 && !labelList.test(text.slice(0, number.start));
  });
}

/** "- 20 x cordless drill 18 V": the entry begins with the quantity. */
function leading(text: string, numbers: readonly WrittenNumber[], isList: boolean): Found[] | undefined {
  const start = new RegExp(bullet, 'iu').exec(text)?.[0].length ?? 0;
  const first = numbers.find((number) => number.start >= start && text.slice(start, number.start).trim() === '');
  if (!first) return undefined;
  const after = unitAfter.exec(text.slice(first.end));
  const isCounted = after?.groups?.times !== undefined || after?.groups?.unit !== undefined;
  if (!after || isOtherNumber(text, first, isCounted) || !(isList || isCounted || start > 0)) return undefined;
  const from = first.end + after[0].length;
  const stops = numbers
    .filter((number) => number.start > from && isSeriesMember(text, number))
    .map((number) => number.start);
  const rest = within(
    text,
    numbers.filter((number) => stops.includes(number.start)),
    true,
  );
  return [
    {
      number: first,
      unitText: after.groups?.unit ?? '',
      from,
      to: stops[0] ?? text.length,
      confidence: isCounted ? 0.92 : 0.82,
    },
    ...rest,
  ];
}

/** "Cordless drill 18 V, quantity: 20", "A4 paper – 50 reams", "Office chair (12 pcs)", "Drill x 20". */
function trailing(text: string, numbers: readonly WrittenNumber[]): Found[] | undefined {
  const start = new RegExp(bullet, 'iu').exec(text)?.[0].length ?? 0;
  for (const number of numbers) {
    const before = text.slice(start, number.start);
    const label = labelledQuantity.exec(before);
    const dash = /\s*(?:[–—:,(]|\s-|\bx|×)\s*$/iu.exec(before);
    const unit = new RegExp(String.raw`^\s*\(?(?<unit>${unitWord})(?![\p{L}])\.?`, 'iu').exec(text.slice(number.end))
      ?.groups?.unit;
    const isAtEnd = /^[\s.)]*$/.test(
      text.slice(number.end + (unit ? text.slice(number.end).indexOf(unit) + unit.length : 0)),
    );
    const isTime = /^(?:d|days?|hrs?|hours?|weeks?|months?|mo|years?|yrs?|h)$/iu.test(unit ?? '');
    const isDashed =
      !isTime &&
      dash !== null &&
      isAtEnd &&
      (unit !== undefined || /(?:x|×)\s*$/iu.test(before)) &&
      !/[.;]\s/.test(before);
    if (!label && !isDashed) continue;
    const to = start + (label ?? (dash as RegExpExecArray)).index;
    if (!/\p{L}{3}/u.test(text.slice(start, to))) continue;
    return [{ number, unitText: unit ?? '', from: start, to, confidence: label ? 0.93 : 0.86 }];
  }
  return undefined;
}

/** "We need 150 laptops, 150 docking stations and 20 monitors." */
function within(text: string, numbers: readonly WrittenNumber[], isSeries: boolean): Found[] {
  const items: Found[] = [];
  for (const number of numbers) {
    const after = unitAfter.exec(text.slice(number.end));
    const unit = after?.groups?.unit ?? '';
    if (!after || isOtherNumber(text, number, unit !== '')) continue;
    const sentence = text.slice(text.slice(0, number.start).search(/[^.;]*$/), number.start);
    const isOrdered =
      orderWords.test(sentence) ||
      ((isSeries || items.length > 0) && isSeriesMember(text, number)) ||
      listAfterColon.test(sentence);
    if (!isOrdered) continue;
    const from = number.end + after[0].length;
    const next = numbers.find((other) => other.start > from && isSeriesMember(text, other));
    items.push({ number, unitText: unit, from, to: next?.start ?? text.length, confidence: unit ? 0.86 : 0.78 });
  }
  return items;
}

function isSeriesMember(text: string, number: WrittenNumber): boolean {
  const after = unitAfter.exec(text.slice(number.end));
  return (
    /(?:,|;|\band|\bund|\by|\be|\bet|&)\s*$/iu.test(text.slice(0, number.start)) &&
    after !== null &&
    !isOtherNumber(text, number, Boolean(after.groups?.unit))
  );
}

function isOtherNumber(text: string, number: WrittenNumber, hasUnit: boolean): boolean {
  const after = text.slice(number.end);
  const before = text.slice(0, number.start);
  if (
    otherNumber.test(before) &&
    !/\b(?:suppl\w+|quotation|provision|purchase|delivery|procurement|order)\s+(?:of|for)\s*$/iu.test(before)
  )
    return true;
  if (otherAfter.test(after) || /^[\p{L}\d]/u.test(after.replace(/^x\s/iu, ' '))) return true;
  if (/^(?:19|20)\d{2}$/.test(number.value) && !hasUnit) return true;
  return !hasUnit && (measureAfter(text, number.end) !== undefined || !/^\s*(?:x\s|×)?\s*[\p{L}“"'(]/iu.test(after));
}

function toRequirement(passage: Passage, found: Found, mark: DecimalMark): DraftRequirement {
  const name = itemName(passage.text, found.from, found.to);
  const { isKnownUnit: _, ...quantity } = toQuantity(found.number.value, found.unitText);
  const confidence = Math.round(found.confidence * (found.number.isAmbiguous ? 0.8 : 1) * 100) / 100;
  const end = Math.max(found.to, found.number.end);
  const start = Math.min(found.from, found.number.start);
  return {
    label: '',
    description: fieldFrom(passage, name, passage.text.slice(name.start, name.end).replace(/\s+/g, ' '), confidence),
    quantity: fieldFrom(passage, found.number, quantity, confidence),
    unitText: found.unitText,
    specifications: specificationsIn(passage, found.from, found.to, mark),
    spans: spansOf(passage, start, end),
    confidence,
  };
}
