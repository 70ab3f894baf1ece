/** At equal shares the first one wins: a comma also stands inside fields. */
const delimiters = ['\t', ';', '|', ','] as const;
/** A delimiter shows itself in the first lines; more of them only cost time. */
const sampledLines = 50;
const sampledCharacters = 65_536;

/** The delimiter that divides the most of the first lines into the same number of fields. */
export function detectDelimiter(text: string): string {
  const sample = text
    .slice(0, sampledCharacters)
    .replace(/"[^"]*"/g, '')
    .split('\n', sampledLines)
    .filter((line) => line.trim() !== '');
  const scores = delimiters.map((delimiter) => evenness(sample.map((line) => line.split(delimiter).length - 1)));
  const best = Math.max(...scores);
  return best === 0 ? ',' : (delimiters[scores.indexOf(best)] ?? ',');
}

/** Lines before the table, such as a title, have no delimiter and do not count against it; the share decides before the number. */
function evenness(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  const [usual, lines] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return lines === 0 ? 0 : lines / counts.length + Math.min(usual, 99) / 1_000;
}
