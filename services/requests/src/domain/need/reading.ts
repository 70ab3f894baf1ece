/** A value that was read, with the words it came from. Offsets are in UTF-16 units, end exclusive. */
export type Reading<T> = Span & {
  readonly value: T;
  /** 0 to 1. */
  readonly confidence: number;
};

export type Span = { readonly start: number; readonly end: number };

/**
 * Replaces the spans by blanks of the same length. Readers run one after the other over what is left, so that the
 * 27001 of a certificate is never taken for a quantity, and offsets stay those of the original.
 */
export function blank(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (left, { start, end }) => left.slice(0, start) + left.slice(start, end).replace(/[^\n]/g, ' ') + left.slice(end),
    text,
  );
}

/** Every match of a global pattern, with its offsets. */
export function matchesOf(text: string, pattern: RegExp): readonly (RegExpExecArray & Span)[] {
  return [...text.matchAll(pattern)].map((match) =>
    Object.assign(match, { start: match.index, end: match.index + match[0].length }),
  );
}

/** Up to `length` characters before the offset, within its sentence, lower-cased: where the cues are. */
export function wordsBefore(text: string, offset: number, length = 40): string {
  const before = text.slice(Math.max(0, offset - length), offset).toLowerCase();
  return before.slice(lastBreak(before) + 1);
}

/** Up to `length` characters after the offset, within its sentence, lower-cased. */
export function wordsAfter(text: string, offset: number, length = 40): string {
  const after = text.slice(offset, offset + length).toLowerCase();
  const end = after.search(sentenceBreak);
  return end === -1 ? after : after.slice(0, end);
}

// A point ends a sentence only when a blank follows: 172.500 is a number.
const sentenceBreak = /[!?;\n]|\.(?=\s|$)/;

function lastBreak(text: string): number {
  const breaks = matchesOf(text, new RegExp(sentenceBreak, 'g'));
  return breaks.at(-1)?.start ?? -1;
}

/** A pattern of alternatives, longest first, with everything but letters and digits escaped and blanks made flexible. */
export function alternatives(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '[\\s-]+'))
    .join('|');
}
