import type { Standing } from './league.ts';
import type { Estimate } from './statistics.ts';

type Column = readonly [string, (standing: Standing) => string];

const columns: readonly Column[] = [
  ['player', ({ player }) => player],
  ['utility', ({ utility }) => withHalf(utility)],
  ['advantage', ({ advantage }) => withHalf(advantage)],
  ['agreed', ({ agreement }) => withHalf(agreement)],
  ['welfare', ({ welfareShare }) => withHalf(welfareShare)],
  ['Nash', ({ nashDistance }) => withHalf(nashDistance)],
  ['Pareto', ({ paretoDistance }) => withHalf(paretoDistance)],
  ['rounds', ({ rounds }) => withHalf(rounds, 1)],
  ['Pearson', ({ pearson }) => withHalf(pearson, 2)],
  ['Kendall', ({ kendall }) => withHalf(kendall, 2)],
  ['concealed', ({ concealment }) => withHalf(concealment, 2)],
  ['ms/turn', ({ msPerTurn }) => withHalf(msPerTurn)],
];

/** The mean with the half-width of its 95 % confidence interval. */
function withHalf({ mean, half }: Estimate, digits = 3): string {
  return `${mean.toFixed(digits)} ±${half.toFixed(digits).replace(/^0/, '')}`;
}

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
