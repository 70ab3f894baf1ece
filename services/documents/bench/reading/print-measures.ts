/** One measure as `bench/quality` joins them. */
export type Measure = {
  readonly measure: string;
  readonly value: number | string;
  readonly toBeat?: string;
  readonly aim?: string;
  readonly kept?: boolean | null;
  readonly note?: string;
};

export function printMeasures(measures: readonly Measure[], asJson: boolean): void {
  const lines = asJson ? measures.map((measure) => JSON.stringify(measure)) : asTable(measures);
  process.stdout.write(`${lines.join('\n')}\n`);
}

function asTable(measures: readonly Measure[]): string[] {
  const rows = measures.map(({ measure, value, toBeat = '–', aim = '–', kept, note = '' }) => {
    const verdict = kept === undefined || kept === null ? '' : kept ? 'kept' : 'MISSED';
    return `| ${[measure, value, toBeat, aim, verdict, note].join(' | ')} |`;
  });
  return ['| measure | here | to beat | aim | | note |', '|---|---|---|---|---|---|', ...rows];
}
