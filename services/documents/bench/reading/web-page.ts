import type { Part } from './layout.ts';

/** How web pages and exports draw tables: with all rules, with none, and with one below each row. */
export const pageStyles = [
  'table{border-collapse:collapse;width:100%}td,th{border:1px solid #333;padding:2px 5px;font:9pt "Liberation Sans",sans-serif}',
  'table{width:100%}td,th{padding:3px 6px;font:10pt "Liberation Serif",serif;text-align:left;vertical-align:top}',
  'table{border-collapse:collapse}td,th{border-bottom:1px solid #bbb;padding:4px 8px;font:8pt "DejaVu Sans",sans-serif}th{background:#eee}',
] as const;

/** The parts as a page to be printed; cells of a table stand where the browser sets them. */
export function webPage(parts: readonly Part[], style: string): string {
  const page = '@page{size:A4;margin:18mm}body{font:10pt "Liberation Sans",sans-serif}';
  return `<!doctype html><meta charset="utf-8"><style>${page}${style}</style>${parts.map(asHtml).join('\n')}`;
}

function asHtml(part: Part): string {
  if (part.kind === 'table') return asTable(part);
  if (part.kind !== 'list')
    return part.kind === 'heading' ? `<h2>${escaped(part.text)}</h2>` : `<p>${escaped(part.text)}</p>`;
  const tag = part.marker === 'number' ? 'ol' : 'ul';
  return `<${tag}>${part.entries.map((entry) => `<li>${escaped(entry)}</li>`).join('')}</${tag}>`;
}

function asTable({ columns, hasHead, rows }: Extract<Part, { kind: 'table' }>): string {
  const head = columns.map((column) => `<th>${escaped(column.head)}</th>`).join('');
  const body = rows.map(({ cells }) => {
    const [only = ''] = cells;
    if (cells.length === 1 && columns.length > 1) return `<td colspan="${columns.length}">${escaped(only)}</td>`;
    return cells
      .map((cell, at) => `<td${columns[at]?.isNumber ? ' align="right"' : ''}>${escaped(cell)}</td>`)
      .join('');
  });
  const top = hasHead ? `<thead><tr>${head}</tr></thead>` : '';
  return `<table>${top}<tbody>${body.map((cells) => `<tr>${cells}</tr>`).join('')}</tbody></table>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}
