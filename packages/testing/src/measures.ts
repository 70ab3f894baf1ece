/** What a bench says of one measure. `kept` compares the value with the aim; absent or null where there is none. */
export type Measure = {
  readonly measure: string;
  readonly value: string | number;
  readonly toBeat?: string | number | undefined;
  readonly aim?: string | number | undefined;
  readonly kept?: boolean | null | undefined;
  readonly note?: string | undefined;
};

/** The first two lines of a table of measures in Markdown. */
export const measureHead = '| measure | here | to beat | aim | kept | note |\n|---|---|---|---|---|---|';

/** One measure as a row of that table. */
export function measureRow({ measure, value, toBeat = '–', aim = '–', kept, note = '' }: Measure): string {
  const verdict = kept === undefined || kept === null ? '' : kept ? 'kept' : 'MISSED';
  const cells = [measure, value, toBeat, aim, verdict, note].map((cell) => String(cell).replaceAll('|', '\\|'));
  return `| ${cells.join(' | ')} |`;
}

/** One JSON line per measure for `bench/quality`, or a Markdown table for people. */
export function measureText(measures: readonly Measure[], asJson: boolean): string {
  if (asJson) return measures.map((measure) => JSON.stringify(measure)).join('\n');
  return [measureHead, ...measures.map(measureRow)].join('\n');
}
