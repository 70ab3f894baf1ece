import { read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { DomainError } from '@procur/service-kit/domain-error';
import {
  type DraftBlock,
  type DraftLine,
  type DraftPage,
  type ExtractedDocument,
  numberLines,
} from '../../domain/layout/extracted-document.ts';
import { tableRow } from '../../domain/layout/table-row.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import { unzip } from './unzip.ts';
import { xlsxCellText } from './xlsx-cell-text.ts';

/** Every sheet as a page, every row as a line of cells; an empty row ends a table. Hidden rows are kept and marked. */
export async function readXlsx(bytes: Uint8Array, limits: ExtractionLimits): Promise<ExtractedDocument> {
  // Unpacked once under our limits first: the workbook reader itself has none.
  const parts = await unzip(bytes, () => true, limits);
  if (!parts.has('xl/workbook.xml')) {
    throw new DomainError('invalid', 'DOCUMENT_CORRUPT', 'the Excel file has no workbook part', { field: 'file' });
  }
  const workbook = open(bytes);
  const pages = workbook.SheetNames.map((name, index) => toPage(workbook.Sheets[name], name, index + 1, limits));
  return { format: 'xlsx', pages: numberLines(pages), unreadPages: [] };
}

function open(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, { type: 'array', cellDates: true, cellNF: true, cellStyles: true, dense: true, UTC: true });
  } catch (cause) {
    const error = new DomainError('invalid', 'DOCUMENT_CORRUPT', 'the Excel file is broken and cannot be opened', {
      field: 'file',
    });
    error.cause = cause;
    throw error;
  }
}

function toPage(sheet: WorkSheet | undefined, name: string, number: number, limits: ExtractionLimits): DraftPage {
  const blocks: { kind: 'table'; lines: DraftLine[] }[] = [];
  let open: DraftLine[] | undefined;
  let characters = 0;
  rowsOf(sheet).forEach((cells, row) => {
    const line = toLine(cells, { sheet: name, row, page: number });
    characters += line?.text.length ?? 0;
    if (characters > limits.maxCharacters)
      throw new DomainError('invalid', 'DOCUMENT_TOO_LARGE', `the sheet ${name} holds too much text`, {
        field: 'file',
      });
    if (!line) {
      open = undefined;
      return;
    }
    if (!open) {
      open = [];
      blocks.push({ kind: 'table', lines: open });
    }
    open.push(sheet?.['!rows']?.[row]?.hidden ? { ...line, hidden: true } : line);
  });
  return { number, label: name, blocks: blocks.map(asText) };
}

type SheetCell = Parameters<typeof xlsxCellText>[0];

/** Sparse rows are densified here: `forEach` would skip the empty rows that end a table. */
function rowsOf(sheet: WorkSheet | undefined): SheetCell[][] {
  const rows = (sheet?.['!data'] ?? []) as (SheetCell[] | undefined)[];
  return Array.from(rows, (row) => Array.from(row ?? []));
}

function toLine(cells: readonly SheetCell[], at: { sheet: string; row: number; page: number }): DraftLine | undefined {
  const texts = cells.map(xlsxCellText);
  const last = texts.findLastIndex((text) => text !== '');
  if (last === -1) return undefined;
  const first = texts.findIndex((text) => text !== '');
  const range = `${utils.encode_cell({ r: at.row, c: first })}:${utils.encode_cell({ r: at.row, c: last })}`;
  return tableRow(texts.slice(0, last + 1), { page: at.page, sheet: at.sheet, cells: range });
}

/** A block of rows with one cell each is text typed into a sheet, not a table. */
function asText(block: { kind: 'table'; lines: DraftLine[] }): DraftBlock {
  const isText = block.lines.every((line) => (line.cells?.length ?? 0) <= 1);
  if (!isText) return block;
  return {
    kind: 'paragraph',
    lines: block.lines.map(({ text, cells: _, ...line }) => ({ ...line, text: text.trim() })),
  };
}
