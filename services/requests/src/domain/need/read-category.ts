import { categoryWords } from './categories.ts';
import { alternatives, matchesOf, type Reading } from './reading.ts';

const codeByWord = new Map(
  Object.entries(categoryWords).flatMap(([code, words]) => words.map((word) => [word, code] as const)),
);
const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${alternatives([...codeByWord.keys()])})(?![\p{L}\p{N}])`,
  'giu',
);

/** The category that most of the words point to; `lineSpan` holds the thing itself, whose words count more. */
export function readCategory(
  text: string,
  lineSpan: { start: number; end: number } | undefined,
): Reading<string> | undefined {
  const hits = matchesOf(text, pattern).flatMap(({ 0: word, start, end }) => {
    const value = codeByWord.get(word.toLowerCase().replace(/[\s-]+/g, ' ')) ?? codeByWord.get(word.toLowerCase());
    return value === undefined ? [] : [{ value, start, end, weight: weightOf(value, word, { start, end }, lineSpan) }];
  });
  const totals = Object.entries(Object.groupBy(hits, ({ value }) => value)).map(([value, group = []]) => ({
    value,
    group,
    weight: group.reduce((sum, { weight }) => sum + weight, 0),
  }));
  const [best, second] = totals.sort((a, b) => b.weight - a.weight);
  const [first] = best?.group.toSorted((a, b) => b.weight - a.weight) ?? [];
  if (!best || !first) return undefined;
  const lead = best.weight / (best.weight + (second?.weight ?? 0));
  return { value: best.value, start: first.start, end: first.end, confidence: Math.round(lead * 95) / 100 };
}

type Place = { readonly start: number; readonly end: number };

// The head of a noun phrase comes last: a "laptop bag" is a bag. A bare "seats" or "licences" says only software.
function weightOf(code: string, word: string, at: Place, line: Place | undefined): number {
  const base = code.includes('.') ? 2 + word.length / 20 : 0.5;
  const isInLine = line !== undefined && at.start >= line.start && at.end <= line.end;
  return isInLine ? base * 2 : base;
}
