export type Stretch = { readonly start: number; readonly end: number };

/** Words that are written short; a full stop after them ends no sentence. */
const shortened =
  /(?:^|[\s(])(?:no|nr|nº|núm|art|approx|ca|incl|excl|max|min|mind|est|dia|pcs|stk|st|ref|réf|fig|vol|inc|ltd|co|corp|bzw|usw|etc|inkl|exkl|zzgl|qty|cant|menge|pos|tel|ext|av|col|z\.b|e\.g|i\.e|p\.ej|p\.u|u\.m|u|mr|mrs|ms|dr|st|\p{Lu})$/iu;
/** Records in capitals shorten words at will: "FORMA ACTA DE REQ. Y EMBARGO". */
const shortenedCapitals = /(?:^|[\s(])\p{Lu}{1,5}$/u;

/** The sentences of a text from an offset on. A full stop ends one before white space and the beginning of another. */
export function sentencesOf(text: string, from = 0): Stretch[] {
  const sentences: Stretch[] = [];
  let start = from;
  for (const match of text.slice(from).matchAll(/(?<!\.)[.!?](?=\s+[\p{Lu}\d"“¿¡•-])|[.!?]\s*$/gu)) {
    const at = from + match.index;
    if (isInBrackets(text.slice(start, at)) || (match[0].startsWith('.') && isShortened(text, at))) continue;
    sentences.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (text.slice(start).trim() !== '') sentences.push({ start, end: text.length });
  return sentences;
}

/** Brackets that close again soon hold their full stops; one that never closes is a slip of the pen. */
function isInBrackets(before: string): boolean {
  const open = before.lastIndexOf('(');
  return open > before.lastIndexOf(')') && before.length - open < 80;
}

function isShortened(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  if (text.slice(at + 1).trim() === '') return false;
  return (
    shortened.test(before) || (shortenedCapitals.test(before) && /^\.\s+\p{Lu}{1,}(?:\p{Lu}|\b)/u.test(text.slice(at)))
  );
}
