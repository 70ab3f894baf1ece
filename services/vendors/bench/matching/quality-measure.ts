/** One measured figure beside what it has to reach. A share of mistakes has to stay below its aim. */
export type QualityMeasure = {
  readonly measure: string;
  readonly value: number;
  readonly toBeat?: number;
  readonly aim?: number;
  readonly isBetterLow?: boolean;
  readonly note: string;
};

export function isKept({ value, aim, isBetterLow = false }: QualityMeasure): boolean | undefined {
  if (aim === undefined) return undefined;
  return isBetterLow ? value <= aim : value >= aim;
}

/** One JSON object a line, for whoever joins the tables of several parts. */
export function toJsonLine(measured: QualityMeasure): string {
  const { measure, value, toBeat, aim, note } = measured;
  return JSON.stringify({ measure, value: Number(value.toFixed(4)), toBeat, aim, kept: isKept(measured), note });
}

export function toMarkdown(measured: readonly QualityMeasure[]): string {
  const rows = measured.map((each) => {
    const kept = isKept(each);
    const verdict = kept === undefined ? '' : kept ? 'yes' : 'no';
    return `| ${each.measure} | ${each.value.toFixed(3)} | ${each.toBeat ?? '–'} | ${each.aim ?? '–'} | ${verdict} | ${each.note} |`;
  });
  return ['| measure | value | to beat | aim | kept | note |', '|---|---|---|---|---|---|', ...rows].join('\n');
}
