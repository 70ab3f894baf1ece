/** What a bench says of one measure. `kept` compares the value with the aim; null where there is no aim to compare with. */
export type Measure = {
  readonly measure: string;
  readonly value: string | number;
  readonly toBeat?: string | number;
  readonly aim?: string | number;
  readonly kept?: boolean | null;
  readonly note?: string;
};

/** A bench may print other lines too (progress, warnings); only complete measures count. */
export function readMeasures(output: string): Measure[] {
  return output.split('\n').flatMap((line) => {
    const measure = parsed(line);
    return measure ? [measure] : [];
  });
}

export function asMarkdown(name: string, measures: readonly Measure[]): string {
  const rows = measures.map(
    ({ measure, value, toBeat = '–', aim = '–', kept, note = '' }) =>
      `| ${[measure, value, toBeat, aim, verdict(kept), note].map(cell).join(' | ')} |`,
  );
  return [
    `## ${name}`,
    '',
    '| measure | here | to beat | aim | | note |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function parsed(line: string): Measure | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isMeasure(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isMeasure(value: unknown): value is Measure {
  return typeof value === 'object' && value !== null && 'measure' in value && 'value' in value;
}

function verdict(kept: boolean | null | undefined): string {
  if (kept === undefined || kept === null) return '';
  return kept ? 'kept' : 'MISSED';
}

function cell(value: string | number): string {
  return String(value).replaceAll('|', '\\|');
}
