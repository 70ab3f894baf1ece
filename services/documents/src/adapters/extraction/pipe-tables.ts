/** Lines `from` up to `to` of a text are the rows of a table whose cells are divided by pipes. */
export type PipeTable = { readonly from: number; readonly to: number };

/** "|---|:--:|" and "+----+----+" only draw the table. */
export const ruleLine = /^[\s|+\-=_:]*$/;

/**
 * Tables written with pipes that do not stand below each other, as in Markdown. Where they do, the table is drawn, its
 * cells may wrap, and its columns are found by where they stand.
 */
export function findPipeTables(lines: readonly string[]): PipeTable[] {
  const tables: PipeTable[] = [];
  let from = 0;
  while (from < lines.length) {
    const to = endOfRun(lines, from);
    const rows = lines.slice(from, to).filter((line) => !ruleLine.test(line));
    if (rows.length >= 2 && new Set(rows.map(pipePositions)).size > 1) tables.push({ from, to });
    from = Math.max(to, from + 1);
  }
  return tables;
}

/** The cells of a row; a pipe before the first and after the last is only a frame. */
export function pipeCells(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split('|').map((cell) => cell.replace(/\s+/g, ' ').trim());
}

function endOfRun(lines: readonly string[], from: number): number {
  const count = pipeCells(lines[from] ?? '').length;
  if (count < 2) return from;
  let to = from + 1;
  while (to < lines.length && isRow(lines[to] as string, count)) to += 1;
  return to;
}

function isRow(line: string, count: number): boolean {
  return line.includes('|') && (ruleLine.test(line) || pipeCells(line).length === count);
}

function pipePositions(line: string): string {
  return [...line.matchAll(/\|/g)].map((match) => match.index).join();
}

const drawn = /[\u2500-\u257F]/gu;

/** Frames drawn with the signs for it, as frames of pipes, dashes and plus signs; every cell keeps its place in the line. */
export function withPlainFrames(line: string): string {
  return line.replace(drawn, (sign) => {
    if ('│┃║╎╏┆┇┊┋'.includes(sign)) return '|';
    return '─━═╌╍┄┅┈┉╴╶╸╺╼╾'.includes(sign) ? '-' : '+';
  });
}
