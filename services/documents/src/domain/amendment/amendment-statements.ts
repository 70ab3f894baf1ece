import type { Line } from '../layout/extracted-document.ts';
import type { DecimalMark } from '../reading/decimal-notation.ts';
import { findNumbers } from '../reading/number-notation.ts';
import { sentencesOf } from '../reading/sentences.ts';
import { type Passage, passageOf, spansOf } from '../reading/source-text.ts';
import type { ChangedValue } from './amendment-change.ts';

/** One sentence of an amendment about the lines of the earlier document. */
export type AmendmentStatement = {
  readonly kind: 'quantity' | 'removal' | 'wording';
  /** Item numbers as written; empty where a wording is replaced wherever it stands. */
  readonly labels: readonly string[];
  readonly before?: ChangedValue;
  readonly after?: ChangedValue;
  readonly line: number;
};

const itemWord = String.raw`(?:line\s+items?|items?|lines?|positions?|pos\.?|lots?|partidas?|ítems?|postes?|positionen|artikel|artículos?|articles?|renglon(?:es)?)`;
const itemRef = new RegExp(
  String.raw`(?<![\p{L}])${itemWord}\s*(?:nos?\.?|nr\.?|n[°º]|#)?\s*(?<labels>\d+(?:\.\d+)*(?:\s*(?:,|and|&|und|y|et)\s*\d+(?:\.\d+)*)*)`,
  'iu',
);
const quantityWord =
  /(?<![\p{L}])(?:quantit(?:y|ies|é|és)|qty|cantidad(?:es)?|menge|anzahl|stückzahl|qté|amount|number of units)(?![\p{L}])/iu;
const insteadOf = /instead of|rather than|in place of|anstelle|anstatt|statt|en lugar de|en vez de|au lieu de/iu;
const changing =
  /chang|increas|decreas|reduc|revis|amend|now|instead|correct|replac|modif|geändert|erhöht|verringert|neu|aumenta|disminuye|ahora|passe|portée|ramenée|désormais/iu;
const removing =
  /(?<![\p{L}])(?:delet(?:e|ed)|remov(?:e|ed)|withdrawn|cancel(?:l?ed)?|omitted|no longer (?:required|needed)|entf(?:ällt|allen)|gestrichen|elimina\p{L}*|suprim\p{L}+|cancela\p{L}*|supprim\p{L}+|annul\p{L}+)(?![\p{L}])/iu;
const quoted = `["“”«»'‘’„]`;
const wording = new RegExp(
  String.raw`(?:delete|replace|strike|read|streiche|ersetze|sustit\p{L}+|remplacer)?[^"“«„]{0,40}${quoted}(?<old>[^"“”«»„]{2,200}?)${quoted}[^"“«„]{0,60}?(?:replace[ds]?|by|with|read|to|durch|por|par)[^"“«„]{0,30}${quoted}(?<new>[^"“”«»„]{2,200}?)${quoted}`,
  'iu',
);

/** What an amendment says about lines in sentences: "Item 3: quantity changed from 20 to 25", "Item 4 is deleted". */
export function findStatements(lines: readonly Line[], mark: DecimalMark): AmendmentStatement[] {
  return lines.flatMap((line) => {
    const passage = passageOf([line]);
    return sentencesOf(passage.text).flatMap(({ start, end }) => {
      const statement = readStatement(passage, { start, end }, mark);
      return statement ? [{ ...statement, line: line.index }] : [];
    });
  });
}

type Place = { readonly start: number; readonly end: number };
type Draft = Omit<AmendmentStatement, 'line'>;

function readStatement(passage: Passage, place: Place, mark: DecimalMark): Draft | undefined {
  const text = passage.text.slice(place.start, place.end);
  const ref = itemRef.exec(text);
  const labels = ref?.groups?.labels?.match(/\d+(?:\.\d+)*/g) ?? [];
  const replaced = wording.exec(text);
  if (replaced?.groups) return { kind: 'wording', labels, ...wordingSides(passage, place, replaced) };
  if (!ref) return undefined;
  if (removing.test(text) && !quantityWord.test(text)) {
    const before = { value: text.trim(), spans: spansOf(passage, place.start, place.end) };
    return { kind: 'removal', labels, after: before };
  }
  return quantityWord.test(text) || insteadOf.test(text)
    ? quantityChange(passage, { place, ref, labels }, mark)
    : undefined;
}

type Reference = { readonly place: Place; readonly ref: RegExpExecArray; readonly labels: readonly string[] };

function quantityChange(passage: Passage, { place, ref, labels }: Reference, mark: DecimalMark): Draft | undefined {
  const text = passage.text.slice(place.start, place.end);
  const refEnd = ref.index + ref[0].length;
  const numbers = findNumbers(text, mark).filter((number) => number.end <= ref.index || number.start >= refEnd);
  if (numbers.length === 0 || numbers.length > 2 || !(changing.test(text) || /:/.test(text))) return undefined;
  const isReversed = insteadOf.test(text);
  const [fresh, former] = isReversed
    ? [numbers[0], numbers[1]]
    : [numbers.at(-1), numbers.length > 1 ? numbers[0] : undefined];
  if (!fresh) return undefined;
  const side = (number: Place & { readonly value: string }): ChangedValue => ({
    value: number.value,
    spans: spansOf(passage, place.start + number.start, place.start + number.end),
  });
  return { kind: 'quantity', labels, after: side(fresh), ...(former && { before: side(former) }) };
}

function wordingSides(
  passage: Passage,
  place: Place,
  match: RegExpExecArray,
): { before: ChangedValue; after: ChangedValue } {
  const { old = '', new: fresh = '' } = match.groups ?? {};
  const side = (value: string, from: number): ChangedValue => {
    const start = place.start + match.index + match[0].indexOf(value, from);
    return { value, spans: spansOf(passage, start, start + value.length) };
  };
  return { before: side(old, 0), after: side(fresh, match[0].indexOf(old) + old.length) };
}
