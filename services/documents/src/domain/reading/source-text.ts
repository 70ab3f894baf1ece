import type { Line } from '../layout/extracted-document.ts';
import type { Signal } from './confidence.ts';

/**
 * Characters `start` up to `end` of one line, counted from 0. `documentId` names the earlier document of the tender that
 * the line stands in, for what an amendment left as it was.
 */
export type Span = {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly documentId?: string;
};

/** A value read from the document, the words it was read from, where they stand, and how sure the reading is (0 to 1). */
export type Field<T> = {
  readonly value: T;
  readonly written: string;
  readonly spans: readonly Span[];
  readonly confidence: number;
  /** What the confidence rests on, where it was worked out from what was seen. */
  readonly signals?: readonly Signal[];
};

/** Ends a line whose last word goes on in the next one. */
const softHyphen = '\u00ad';

/**
 * Text of consecutive lines joined by spaces, so that a phrase is found across a line break and still has its spans. Words
 * broken at the end of a line are put together again.
 */
export type Passage = { readonly text: string; readonly parts: readonly PassagePart[] };
/** `from` is where the part begins in its line; 0 but for lines too long for one passage. */
type PassagePart = { readonly line: number; readonly offset: number; readonly length: number; readonly from: number };

export function passageOf(lines: readonly Line[]): Passage {
  const parts: PassagePart[] = [];
  let text = '';
  let isBroken = false;
  for (const line of lines) {
    if (text !== '' && !isBroken) text += ' ';
    isBroken = line.text.endsWith(softHyphen);
    const shown = isBroken ? line.text.slice(0, -softHyphen.length) : line.text;
    parts.push({ line: line.index, offset: text.length, length: shown.length, from: 0 });
    text += shown.replace(/[\n\t]/g, ' ');
  }
  return { text, parts };
}

/**
 * Rules look back and forth within a passage, so its length bounds their time: no real paragraph is longer, and a line of
 * megabytes is read in parts.
 */
export const longestPassage = 4000;

/** The lines as passages of bounded length, cut between words. */
export function passagesOf(lines: readonly Line[]): Passage[] {
  const passages: Passage[] = [];
  let open: Line[] = [];
  let length = 0;
  const flush = () => {
    if (open.length > 0) passages.push(passageOf(open));
    open = [];
    length = 0;
  };
  for (const line of lines) {
    if (length + line.text.length > longestPassage) flush();
    if (line.text.length > longestPassage) passages.push(...partsOf(line));
    else {
      open.push(line);
      length += line.text.length + 1;
    }
  }
  flush();
  return passages;
}

function partsOf(line: Line): Passage[] {
  const passages: Passage[] = [];
  for (let from = 0; from < line.text.length; ) {
    const rest = line.text.slice(from, from + longestPassage);
    const space = from + longestPassage < line.text.length ? rest.search(/\s\S*$/) : -1;
    const length = space > 0 ? space : rest.length;
    const text = rest.slice(0, length).replace(/[\n\t]/g, ' ');
    passages.push({ text, parts: [{ line: line.index, offset: 0, length, from }] });
    from += length;
  }
  return passages;
}

export function spansOf(passage: Passage, start: number, end: number): Span[] {
  return passage.parts.flatMap(({ line, offset, length, from: lineStart }) => {
    const from = Math.max(start, offset);
    const to = Math.min(end, offset + length);
    return from < to ? [{ line, start: from - offset + lineStart, end: to - offset + lineStart }] : [];
  });
}

export function fieldFrom<T>(
  passage: Passage,
  match: { readonly start: number; readonly end: number },
  value: T,
  confidence: number,
): Field<T> {
  return {
    value,
    written: passage.text.slice(match.start, match.end).trim(),
    spans: spansOf(passage, match.start, match.end),
    confidence,
  };
}

/** Most text has no accents to take away. */
const isAscii = /^[\0-\x7f]*$/;

/** Lower case without accents, for comparing with word lists: "Cantidad requerída" becomes "cantidad requerida". */
export function plainWords(text: string): string {
  if (isAscii.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9%#]+/g, ' ')
      .trim();
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}%#]+/gu, ' ')
    .trim();
}
