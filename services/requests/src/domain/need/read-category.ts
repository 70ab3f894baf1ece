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
    return value === undefined
      ? []
      : [{ value, start, end, weight: weightOf(text, { value, word, start, end }, lineSpan) }];
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

type Hit = { readonly value: string; readonly word: string; readonly start: number; readonly end: number };

// Longer words say more; a bare "seats" or "licences" says only software. What follows "with" is a part of the thing.
function weightOf(
  text: string,
  { value, word, start, end }: Hit,
  line: { start: number; end: number } | undefined,
): number {
  const base = value === 'software' ? 0.5 : 2 + word.length / 20;
  const isInLine = line !== undefined && start >= line.start && end <= line.end;
  const isPart = isInLine && /\bwith\b/i.test(text.slice(line.start, start));
  return isInLine && !isPart ? base * 2 : base / 2;
}
