import { utils, type WorkSheet, write } from '@e965/xlsx';
import { docxFile } from '../../../test/support/zip-file.ts';
import type { Dice } from '../dice.ts';
import { cellText, cellWidth, markerOf, type Part, type Table } from './document.ts';

export function docxOf(parts: readonly Part[], dice: Dice): Uint8Array {
  const isNumberedByWord = dice.chance(0.4);
  return docxFile(parts.map((part) => docxPart(part, isNumberedByWord)).join(''));
}

function docxPart(part: Part, isNumberedByWord: boolean): string {
  switch (part.kind) {
    case 'heading':
      return paragraph(part.text, '<w:pStyle w:val="Heading2"/>');
    case 'text':
      return paragraph(part.text);
    case 'lines':
      return part.lines.map((line) => paragraph(line)).join('');
    case 'list':
      return part.entries
        .map(({ text, below = [] }, index) => {
          const entry = isNumberedByWord
            ? paragraph(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
            : paragraph(`${markerOf(part.marker, index)}${text}`);
          return entry + below.map((line) => paragraph(line, '<w:ind w:left="720"/>')).join('');
        })
        .join('');
    case 'table':
      return docxTable(part);
  }
}

function docxTable({ rows }: Table): string {
  const drawn = rows.map((row) => {
    const cells = row.map((cell) => {
      const span = cellWidth(cell) > 1 ? `<w:tcPr><w:gridSpan w:val="${cellWidth(cell)}"/></w:tcPr>` : '';
      return `<w:tc>${span}${paragraph(cellText(cell))}</w:tc>`;
    });
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl>${drawn.join('')}</w:tbl>`;
}

function paragraph(text: string, properties = ''): string {
  const runs = escaped(text).split('\n').join('</w:t><w:br/><w:t xml:space="preserve">');
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${runs}</w:t></w:r></w:p>`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A sheet that begins somewhere below and right of its corner, with merged titles. */
export function xlsxOf(parts: readonly Part[], dice: Dice): Uint8Array {
  const left = dice.pick([0, 0, 1]);
  const rows: string[][] = Array.from({ length: dice.below(3) }, () => []);
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = [];
  const add = (texts: readonly string[]) => rows.push([...Array.from({ length: left }, () => ''), ...texts]);
  for (const part of parts) {
    if (part.kind === 'table')
      for (const row of part.rows) {
        let column = left;
        for (const cell of row) {
          if (cellWidth(cell) > 1)
            merges.push({ s: { r: rows.length, c: column }, e: { r: rows.length, c: column + cellWidth(cell) - 1 } });
          column += cellWidth(cell);
        }
        add(row.flatMap((cell) => [cellText(cell), ...Array.from({ length: cellWidth(cell) - 1 }, () => '')]));
      }
    else for (const text of textsOf(part)) add([text]);
    rows.push([]);
  }
  const sheet: WorkSheet = utils.aoa_to_sheet(rows);
  sheet['!merges'] = merges;
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Sheet1');
  return write(book, { type: 'buffer', bookType: 'xlsx' });
}

function textsOf(part: Exclude<Part, Table>): string[] {
  if (part.kind === 'lines') return [...part.lines];
  if (part.kind !== 'list') return [part.text];
  return part.entries.flatMap(({ text, below = [] }, index) => [`${markerOf(part.marker, index)}${text}`, ...below]);
}
