import type { Dice } from '../dice.ts';
import { type Cell, cellText, cellWidth, markerOf, type Part, type Table } from './document.ts';

/** Plain text as people type or export it: wrapped columns, Markdown, or tabs. */
export function textOf(parts: readonly Part[], dice: Dice): string {
  const style = dice.pick(['columns', 'markdown', 'tabs', 'boxes'] as const);
  const width = dice.pick([72, 80, 100]);
  const gap = dice.chance(0.8) ? '\n\n' : '\n\n\n';
  return parts.map((part) => partText(part, { style, width })).join(gap);
}

type Style = { readonly style: 'columns' | 'markdown' | 'tabs' | 'boxes'; readonly width: number };

function partText(part: Part, style: Style): string {
  switch (part.kind) {
    case 'heading':
      return style.style === 'markdown' ? `## ${part.text}` : `${part.text}\n${'='.repeat(part.text.length)}`;
    case 'text':
      return wrapped(part.text, style.width).join('\n');
    case 'lines':
      return part.lines.flatMap((line) => wrapped(line, style.width + 30)).join('\n');
    case 'list':
      return part.entries
        .map(({ text, below = [] }, index) => {
          const [first = '', ...more] = wrapped(`${markerOf(part.marker, index)}${text}`, style.width);
          return [first, ...more.map((line) => `   ${line}`), ...below.map((line) => `   - ${line}`)].join('\n');
        })
        .join('\n');
    case 'table':
      return tableText(part, style);
  }
}

export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    let open = '';
    for (const word of line.split(/ (?=\S)/)) {
      if (open !== '' && open.length + word.length + 1 > width) {
        lines.push(open);
        open = word;
      } else open = open === '' ? word : `${open} ${word}`;
    }
    lines.push(open);
  }
  return lines;
}

function tableText(table: Table, { style }: Style): string {
  const rows = table.rows.map(spread);
  if (style === 'tabs') return rows.map((row) => row.join('\t').trimEnd()).join('\n');
  if (style === 'markdown') {
    const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
    const rule = `|${table.widths.map(() => '---').join('|')}|`;
    return [line(rows[0] ?? []), rule, ...rows.slice(1).map(line)].join('\n');
  }
  return columnsText(table, rows, style === 'boxes');
}

/** Each cell on a column of its own; a merged cell fills the first of those it covers. */
function spread(row: readonly Cell[]): string[] {
  return row.flatMap((cell) => [cellText(cell), ...Array.from({ length: cellWidth(cell) - 1 }, () => '')]);
}

const widestColumn = 34;

function columnsText(table: Table, rows: readonly (readonly string[])[], isBoxed: boolean): string {
  const widths = table.widths.map((_, at) =>
    Math.min(
      widestColumn,
      Math.max(
        3,
        ...table.rows.filter((row) => row.length === table.widths.length).map((row) => cellText(row[at] ?? '').length),
      ),
    ),
  );
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;
  const lines = rows.flatMap((row, index) => {
    const isMerged =
      (table.rows[index]?.length ?? 0) < table.widths.length && row.slice(1).every((text) => text === '');
    if (isMerged) return [isBoxed ? `| ${row[0]}` : (row[0] ?? ''), ...(isBoxed ? [rule] : [])];
    const cells = row.map((text, at) => wrapped(text, widths[at] ?? 8));
    const height = Math.max(...cells.map((cell) => cell.length));
    const drawn = Array.from({ length: height }, (_, at) => {
      const texts = cells.map((cell, column) =>
        aligned(cell[at] ?? '', widths[column] ?? 8, table.align[column] ?? 'left'),
      );
      return isBoxed ? `| ${texts.join(' | ')} |` : texts.join('  ').trimEnd();
    });
    return [...drawn, ...(isBoxed || index === table.headRows - 1 ? [isBoxed ? rule : '-'.repeat(60)] : [])];
  });
  return [...(isBoxed ? [rule] : []), ...lines].join('\n');
}

function aligned(text: string, width: number, align: 'left' | 'right' | 'center'): string {
  if (align === 'right') return text.padStart(width);
  return align === 'left' ? text.padEnd(width) : text.padStart(Math.floor((width + text.length) / 2)).padEnd(width);
}
