import type { Standing } from './league.ts';

const columns: readonly [string, (standing: Standing) => string][] = [
  ['player', ({ player }) => player],
  ['utility', ({ utility }) => `${utility.mean.toFixed(3)} ± ${utility.half.toFixed(3)}`],
  ['advantage', ({ advantage }) => `${advantage.mean.toFixed(3)} ± ${advantage.half.toFixed(3)}`],
  ['agreed', ({ agreement }) => agreement.toFixed(3)],
  ['welfare', ({ welfareShare }) => welfareShare.toFixed(3)],
  ['Nash', ({ nashDistance }) => nashDistance.toFixed(3)],
  ['Pareto', ({ paretoDistance }) => paretoDistance.toFixed(3)],
  ['rounds', ({ rounds }) => rounds.toFixed(1)],
  ['Pearson', ({ pearson }) => pearson.toFixed(2)],
  ['Kendall', ({ kendall }) => kendall.toFixed(2)],
  ['ms/turn', ({ msPerTurn }) => msPerTurn.toFixed(3)],
];

/** The league as aligned text, best first. */
export function leagueTable(standings: readonly Standing[]): string {
  const rows = [columns.map(([title]) => title), ...standings.map((one) => columns.map(([, cell]) => cell(one)))];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  return rows
    .map((row) => row.map((cell, column) => pad(cell, widths[column] as number, column)).join('  '))
    .join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
