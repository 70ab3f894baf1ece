/** `kept` compares the value with the aim; null where there is none to compare with. */
export type Measure = {
  readonly measure: string;
  readonly value: string | number;
  readonly toBeat?: string | number;
  readonly aim?: string | number;
  readonly kept?: boolean | null;
  readonly note?: string;
};

/** One JSON line per measure for `bench/quality`, or a Markdown table for people. */
export function printMeasures(measures: readonly Measure[], json: boolean): void {
  if (json) {
    for (const measure of measures) console.log(JSON.stringify(measure));
    return;
  }
  console.log('| measure | here | to beat | aim | kept | note |\n|---|---|---|---|---|---|');
  for (const { measure, value, toBeat = '–', aim = '–', kept = null, note = '' } of measures)
    console.log(`| ${[measure, value, toBeat, aim, kept === null ? '' : kept ? 'yes' : 'no', note].join(' | ')} |`);
}
