import { utils, write } from '@e965/xlsx';
import { docxFile } from '../../test/support/zip-file.ts';
import type { Dice } from './dice.ts';
import type { Part } from './layout.ts';
import { writePdf } from './write-pdf.ts';

export const formats = ['txt', 'docx', 'xlsx', 'pdf'] as const;
export type Format = (typeof formats)[number];

export async function writeDocument(parts: readonly Part[], format: Format, dice: Dice): Promise<Uint8Array> {
  if (format === 'txt') return Buffer.from(asText(parts, dice));
  if (format === 'docx') return docxFile(parts.map((part) => docxPart(part, dice)).join(''));
  return format === 'xlsx' ? asWorkbook(parts) : await writePdf(parts, dice);
}

export function markerOf(marker: 'number' | 'dash' | 'bullet' | 'none', index: number): string {
  return { number: `${index + 1}. `, dash: '- ', bullet: '• ', none: '' }[marker];
}

function asText(parts: readonly Part[], dice: Dice): string {
  const style = dice.pick(['spaces', 'pipes', 'spaces'] as const);
  return parts
    .map((part) => {
      if (part.kind === 'table') return textTable(part, style);
      if (part.kind === 'list')
        return part.entries
          .map((entry, index) => wrap(`${markerOf(part.marker, index)}${entry}`, 90, '   '))
          .join('\n');
      return part.kind === 'heading' ? part.text.toUpperCase() : wrap(part.text, 90, '');
    })
    .join('\n\n');
}

function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    if ((lines.at(-1) as string).length + word.length > width) lines.push(indent);
    lines[lines.length - 1] = `${lines.at(-1)}${/\S$/.test(lines.at(-1) as string) ? ' ' : ''}${word}`;
  }
  return lines.join('\n');
}

function textTable({ columns, rows, hasHead }: Extract<Part, { kind: 'table' }>, style: 'spaces' | 'pipes'): string {
  const all = [...(hasHead ? [columns.map((column) => column.head)] : []), ...rows.map((row) => [...row.cells])].map(
    (cells) => cells.map((cell) => cell.replaceAll('\n', ' ')),
  );
  const widths = columns.map((_, at) =>
    Math.max(...all.filter((cells) => cells.length > 1).map((cells) => (cells[at] ?? '').length), 3),
  );
  const line = (cells: readonly string[]) =>
    cells.length === 1 && columns.length > 1
      ? (cells[0] as string)
      : cells
          .map((cell, at) => (columns[at]?.isNumber ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
          .join(style === 'pipes' ? ' | ' : '   ')
          .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join(style === 'pipes' ? '-+-' : '   ');
  return all.flatMap((cells, index) => (index === 0 && hasHead ? [line(cells), rule] : [line(cells)])).join('\n');
}

function docxPart(part: Part, dice: Dice): string {
  if (part.kind === 'heading') return paragraph(part.text, '<w:pStyle w:val="Heading1"/>');
  if (part.kind === 'text') return paragraph(part.text);
  if (part.kind === 'list') {
    const isAutomatic = dice.chance(0.5);
    return part.entries
      .map((entry, index) =>
        isAutomatic
          ? paragraph(entry, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
          : paragraph(`${markerOf(part.marker, index)}${entry}`),
      )
      .join('');
  }
  return part.kind === 'table' ? docxTable(part) : '';
}

function docxTable(part: Extract<Part, { kind: 'table' }>): string {
  const cells = (texts: readonly string[]) => texts.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('');
  const row = (texts: readonly string[]) =>
    texts.length === 1
      ? `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="${part.columns.length}"/></w:tcPr>${paragraph(texts[0] ?? '')}</w:tc></w:tr>`
      : `<w:tr>${cells(texts)}</w:tr>`;
  return `<w:tbl>${[...(part.hasHead ? [part.columns.map((column) => column.head)] : []), ...part.rows.map((entry) => entry.cells)].map(row).join('')}</w:tbl>`;
}

function paragraph(text: string, properties = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${escaped}</w:t></w:r></w:p>`;
}

function asWorkbook(parts: readonly Part[]): Uint8Array {
  const rows = parts.flatMap((part): string[][] => {
    if (part.kind === 'table')
      return [
        ...(part.hasHead ? [part.columns.map((column) => column.head)] : []),
        ...part.rows.map((row) => [...row.cells]),
        [],
      ];
    if (part.kind === 'list')
      return [...part.entries.map((entry, index) => [`${markerOf(part.marker, index)}${entry}`]), []];
    return [[part.text], []];
  });
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'List');
  return write(book, { type: 'buffer', bookType: 'xlsx' });
}
