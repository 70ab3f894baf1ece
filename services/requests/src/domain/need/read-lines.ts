import { Decimal } from 'decimal.js';
import { digitsPattern, parseDigits, parseNumberWords, wordsPattern } from './numeral.ts';
import { alternatives, matchesOf, type Reading, type Span, wordsBefore } from './reading.ts';
import { countedInName, measuredProperty, nextCount, unitCodeOf, unitWords } from './units.ts';

/** One thing and how many of it. */
export type LineReading = Span & {
  readonly description: Reading<string>;
  readonly quantity: Reading<{ readonly value: Decimal; readonly unitCode: string }>;
};

const unit = alternatives(Object.values(unitWords).flat());
const count = String.raw`(?:(?:(?<words>${wordsPattern}|(?:a|one|half a)\s+(?=dozen))\s*(?:\((?<echo>\d+)\))?)|(?<digits>${digitsPattern}))\s*(?<dozen>dozen\s+)?`;

// count, perhaps "x", perhaps a unit and "of", then the thing itself up to the end of its phrase
const forward = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,#/-])${count}(?:[x×*](?=\s)\s*)?(?:(?<unit>${unit})(?![\p{L}\p{N}])\.?\s*(?<of>of\s+|for\s+(?!our\b|an?\b|the\b))?)?(?<thing>(?:\d+(?:[.,]\d+)?[\s-]?(?:["″”]|inch(?:es)?)\s*)?[^\d\n,;:.!?()](?:(?!\s+(?:and|plus|&|und|y|et)\s+(?:${nextCount}|${wordsPattern}|a\s+dozen))[^\n,;:!?()])*)?`,
  'giu',
);
// "laptops x 20", "chairs: 12", "Qty: 20", behind the thing
const backward =
  /(?:^|\n|[,;•*-]\s)\s*(?:[-•*]\s*)?(?<thing>\p{L}[\p{L}\p{N} /"'-]{2,60}?)\s*(?:[:=x×]|\(|,?\s*(?:qty|quantity|count|menge|anzahl)\.?\s*:?)\s*(?<digits>\d+)\s*(?<unit>pcs|pc|pieces|units?|x|ea)?\)?(?=\s*(?:$|\n|[,;.)]))/giu;

// Where the phrase of the thing ends: the next condition, count, or clause.
const phraseEnd =
  /\s+(?:for|under|below|within|by|before|until|from|at|in|over|that|which|who|to|starting|delivered|needed|budget|max(?:imum)?|up to|not|no more|must|should|our|we|between|plus|including|as well as|each|per|a year|ideally|preferably|on|because|since|so|but|is|are|die|für|bis|ab|mit|pour|para|avec|avant|con|hasta)\b|\.(?=\s|$)|\s+[-–—]\s+|\s+with\s*(?=$|,)/iu;
const emptyThing =
  /^(?:more|other|others|people|of|and|or|x|the|a|an|to|in|per|days?|weeks?|months?|years?|hours?|minutes?|%|percent|vendors?|suppliers?|quotes?|offers?|bidders?|rounds?|business days?|working days?|st|nd|rd|th|employees|staff|of experience|locations?|offices|sites|countries|times)\b/i;

/** The things asked for with their counts, in the order of the text. */
export function readLines(text: string): readonly LineReading[] {
  const ahead = matchesOf(text, forward).flatMap((match) => lineOf(text, match));
  if (ahead.length > 0) return ahead;
  const behind = readBackward(text);
  return behind.length > 0 ? behind : readHeadcount(text);
}

// "a tool for 80 people": as many accounts as people, unless somebody says otherwise.
function readHeadcount(text: string): readonly LineReading[] {
  const people =
    /\bfor\s+(?:our\s+|all\s+)?(?<digits>\d{1,6})\s+(?<noun>people|persons|employees|colleagues|staff)\b/gi;
  return matchesOf(text, people).map(({ start, end, 0: written, groups }) => {
    const { digits = '', noun = '' } = groups ?? {};
    const at = start + written.indexOf(digits);
    const quantity = { value: { value: new Decimal(digits), unitCode: 'EA' }, start: at, end: at + digits.length };
    const description = { value: 'users', start: end - noun.length, end, confidence: 0.6 };
    return line(description, { ...quantity, confidence: 0.7 });
  });
}

function readBackward(text: string): readonly LineReading[] {
  return matchesOf(text, backward).flatMap(({ groups = {}, start, 0: written }) => {
    const { thing = '', digits = '' } = groups;
    const parsed = parseDigits(digits);
    if (!parsed || parsed.value.isZero() || emptyThing.test(thing)) return [];
    const thingStart = start + written.indexOf(thing);
    const numberStart = start + written.lastIndexOf(digits);
    return [
      line(phrase(text, thingStart, thing), {
        value: { value: parsed.value, unitCode: 'EA' },
        start: numberStart,
        end: numberStart + digits.length,
        confidence: 0.85,
      }),
    ];
  });
}

function lineOf(text: string, match: RegExpExecArray & Span): readonly LineReading[] {
  const { words, echo, digits, dozen, unit: unitWord, thing = '', of } = match.groups ?? {};
  const number = digits === undefined ? undefined : parseDigits(digits);
  const numberStart = match.start;
  const numberEnd = numberStart + (digits ?? words ?? '').length;
  if (measuredProperty.test(text.slice(numberEnd)) && dozen === undefined) return [];
  const value = echo ? parseDigits(echo)?.value : (number?.value ?? (words ? parseNumberWords(words) : undefined));
  const total = dozen === undefined ? value : (value?.isZero() ? value.plus(1) : value)?.times(12);
  if (total === undefined || total.isZero()) return [];
  const thingStart = match.end - thing.length;
  const thingPhrase = phrase(text, thingStart, thing);
  const description = describe(text, { unitWord, thingPhrase, match, of });
  if (description === undefined) return [];
  const unitCode = (unitWord && unitCodeOf(unitWord)) ?? 'EA';
  const isScaled = /^\s?k\b/i.test(text.slice(numberEnd));
  const isYear = unitWord === undefined && /^20[2-4]\d$/.test(digits ?? '');
  if (isYear || isScaled || present.test(wordsBefore(text, numberStart, 60))) return [];
  const quantity = {
    value: { value: total, unitCode },
    start: numberStart,
    end: echo ? text.indexOf(')', numberEnd) + 1 : numberEnd + (dozen?.trimEnd().length ?? 0),
    confidence: (unitWord ? 0.97 : 0.9) * (number?.isAmbiguous ? 0.85 : 1),
  };
  return [line(description, quantity)];
}

// "We have 90 seats today" tells what is there, not what is asked for.
const present =
  /\b(?:currently|at present|existing|already (?:have|use)|today we|we (?:now )?(?:have|pay|use))\b[^,;:]*$/;

type Parts = {
  readonly unitWord: string | undefined;
  readonly of: string | undefined;
  readonly thingPhrase: Reading<string>;
  readonly match: RegExpExecArray & Span;
};

// "20 boxes of A4 paper" is A4 paper; "150 seats" alone is seats; "12 chairs" is chairs.
function describe(text: string, { unitWord, of, thingPhrase, match }: Parts): Reading<string> | undefined {
  const hasThing = /\p{L}{2}/u.test(thingPhrase.value) && !emptyThing.test(thingPhrase.value);
  if (unitWord === undefined) return hasThing ? thingPhrase : undefined;
  const unitStart = match.start + match[0].search(new RegExp(String.raw`(?<![\p{L}])${unitWord}(?![\p{L}])`, 'u'));
  const unitReading = { value: unitWord, start: unitStart, end: unitStart + unitWord.length, confidence: 0.7 };
  if (hasThing && (of !== undefined || !countedInName.test(unitWord))) return thingPhrase;
  if (!hasThing) return countedInName.test(unitWord) || isThingItself(unitWord) ? unitReading : undefined;
  const end = thingPhrase.end;
  return { value: text.slice(unitStart, end).trim(), start: unitStart, end, confidence: 0.85 };
}

function isThingItself(unitWord: string): boolean {
  return /^(?:hours?|person-days|man-days|consulting days|pallets?|sets?)$/i.test(unitWord);
}

function phrase(text: string, start: number, thing: string): Reading<string> {
  const cut = thing.search(phraseEnd);
  const raw = cut === -1 ? thing : thing.slice(0, cut);
  const value = raw
    .replace(/\s{2,}[\s\S]*$/, '')
    .replace(/(?:\s+(?:and|or|with|the|a|of))+\s*$/i, '')
    .trim();
  const offset = text.indexOf(value, start);
  const at = offset === -1 ? start : offset;
  return { value, start: at, end: at + value.length, confidence: 0.9 };
}

function line(description: Reading<string>, quantity: LineReading['quantity']): LineReading {
  const start = Math.min(description.start, quantity.start);
  return { description, quantity, start, end: Math.max(description.end, quantity.end) };
}
