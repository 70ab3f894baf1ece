import { featureWords } from './features.ts';
import { alternatives, matchesOf, type Reading } from './reading.ts';

const featureByWord = new Map(
  Object.entries(featureWords).flatMap(([name, words]) => words.map((word) => [keyOf(word), name] as const)),
);
const featurePattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${alternatives([...featureByWord.keys()])})(?![\p{L}\p{N}])`,
  'giu',
);

// "must have X, Y and Z", "needs to support X", "X is required": what follows, up to the end of the sentence
const demand =
  /\b(?:must[\s-]haves?|must (?:include|support|offer|provide|come with|be|integrate with|work with)|has to (?:have|include|support)|have to (?:have|include|support)|needs? to (?:have|include|support|integrate with|work with|be)|required features?|requirements|mandatory)\b\s*(?:are|is|:)?\s*(?<list>[^.!?;\n]+)/gi;
const wish =
  /\b(?:nice to have|would be nice|optional(?:ly)?|ideally|preferabl[ye]|preferred|bonus|not required|not needed|no need for|without)\b/i;

/** What a vendor must offer: named features wherever they are asked for, and whatever follows "must have". */
export function readMustHaves(text: string): readonly Reading<string>[] {
  const demanded = matchesOf(text, demand).flatMap((match) => listed(match));
  const known = matchesOf(text, featurePattern).flatMap(({ 0: word, start, end }) => {
    if (isWish(text, start) || demanded.some((item) => start < item.end && end > item.start)) return [];
    return [{ value: featureByWord.get(keyOf(word)) ?? word, start, end, confidence: 0.8 }];
  });
  const all = [...demanded, ...known].sort((a, b) => a.start - b.start);
  return all.filter(({ value }, index) => all.findIndex((other) => other.value === value) === index);
}

function listed(match: RegExpExecArray & { readonly start: number; readonly end: number }): readonly Reading<string>[] {
  const list = match.groups?.list ?? '';
  if (wish.test(list)) return [];
  const listStart = match.end - list.length;
  return matchesOf(list, /(?:(?!\s+and\s|,|\s+or\s|\s{3,}).)+/gs).flatMap(({ 0: item, start }) => {
    const value = item
      .replace(/^\s*(?:and|or|also|a|an|the|with|both|have|support|it)\s+/i, '')
      .replace(/(?:\s+(?:for|in|of|to|with|by))+\s*$/i, '')
      .trim();
    // One to eight words: a longer piece is a sentence, not a feature.
    if (!/\p{L}{2}/u.test(value) || value.split(/\s+/).length > 8) return [];
    const at = listStart + start + item.lastIndexOf(value);
    return [{ value: featureByWord.get(keyOf(value)) ?? value, start: at, end: at + value.length, confidence: 0.9 }];
  });
}

function isWish(text: string, offset: number): boolean {
  const sentence = text.slice(Math.max(text.lastIndexOf('.', offset), text.lastIndexOf('\n', offset), 0), offset + 60);
  return wish.test(sentence.split(/[.!?\n](?=\s)/)[0] ?? '');
}

function keyOf(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}
