import { type CellObject, utils, type WorkSheet } from '@e965/xlsx';
import type { DraftBlock, DraftLine, DraftPage } from '../../domain/layout/extracted-document.ts';
import type { ReadingNotice } from '../../domain/layout/reading-notice.ts';
import { type CellExtent, tableRow } from '../../domain/layout/table-row.ts';
import type { TextBudget } from './text-budget.ts';
import { xlsxCellText } from './xlsx-cell-text.ts';

export type SheetSource = {
  readonly name: string;
  readonly number: number;
  readonly isHidden: boolean;
  readonly budget: TextBudget;
  readonly withoutValue: ReadonlySet<string>;
};

/** A sheet as a page and every row as a line of cells; an empty row ends a table. What is hidden is kept and marked. */
export function sheetPage(sheet: WorkSheet | undefined, source: SheetSource): DraftPage {
  const extents = mergedCells(sheet);
  const hiddenColumns = hidden(sheet?.['!cols']);
  const hiddenRows = hidden(sheet?.['!rows']);
  const blocks: { kind: 'table'; lines: DraftLine[] }[] = [];
  let previous = Number.NaN;
  for (const [row, cells] of filledRows(sheet)) {
    const line = toLine(cells, { row, source, extents: rowExtents(extents.get(row), hiddenColumns) });
    if (!line) continue;
    if (row !== previous + 1) blocks.push({ kind: 'table', lines: [] });
    blocks.at(-1)?.lines.push(source.isHidden || hiddenRows.has(row) ? { ...line, hidden: true } : line);
    previous = row;
  }
  return { number: source.number, label: source.name, blocks: blocks.map(asText) };
}

export function sheetNotices(sheet: WorkSheet | undefined, source: SheetSource): ReadingNotice[] {
  const { number: page, name } = source;
  const [rows, columns] = [hidden(sheet?.['!rows']).size, hidden(sheet?.['!cols']).size];
  const hiddenParts = [
    source.isHidden ? `sheet "${name}"` : '',
    rows > 0 ? `${rows} rows of sheet "${name}"` : '',
    columns > 0 ? `${columns} columns of sheet "${name}"` : '',
  ].filter((detail) => detail !== '');
  const cells = [...source.withoutValue].slice(0, mostNamedCells);
  return [
    ...hiddenParts.map((detail) => ({ kind: 'hidden' as const, page, detail })),
    ...cells.map((cell) => ({ kind: 'formula_without_value' as const, page, detail: `${name}!${cell}` })),
  ];
}

/** Beyond these the workbook was never calculated, which the first ones say already. */
const mostNamedCells = 100;

type Row = readonly (readonly [number, CellObject])[];

/** Only the rows and cells that are there: a stray cell in the last corner must not cost a million empty rows. */
function* filledRows(sheet: WorkSheet | undefined): Generator<readonly [number, Row]> {
  const rows = (sheet?.['!data'] ?? []) as (CellObject[] | undefined)[];
  for (const key in rows) {
    const cells = rows[key];
    if (cells) yield [Number(key), Object.entries(cells).map(([column, cell]) => [Number(column), cell] as const)];
  }
}

type RowPlace = { readonly row: number; readonly source: SheetSource; readonly extents: Map<number, CellExtent> };

function toLine(cells: Row, { row, source, extents }: RowPlace): DraftLine | undefined {
  const filled = cells.flatMap(([column, cell]): [number, string][] => {
    const isMissing = source.withoutValue.has(utils.encode_cell({ r: row, c: column }));
    const text = isMissing ? '' : xlsxCellText(cell);
    return text === '' ? [] : [[column, text]];
  });
  const [first, last] = [filled[0]?.[0], filled.at(-1)?.[0]];
  if (first === undefined || last === undefined) return undefined;
  source.budget.spend(last + filled.reduce((sum, [, text]) => sum + text.length, 0));
  const texts = Array.from({ length: last + 1 }, () => '');
  for (const [column, text] of filled) texts[column] = text;
  const range = `${utils.encode_cell({ r: row, c: first })}:${utils.encode_cell({ r: row, c: last })}`;
  return tableRow(texts, { page: source.number, sheet: source.name, cells: range }, extents);
}

/** The extents of merged cells by row and column of their first cell, which holds their value. */
function mergedCells(sheet: WorkSheet | undefined): Map<number, Map<number, CellExtent>> {
  const merged = new Map<number, Map<number, CellExtent>>();
  for (const { s: start, e: end } of sheet?.['!merges'] ?? []) {
    const [columns, rows] = [end.c - start.c + 1, end.r - start.r + 1];
    const row = merged.get(start.r) ?? new Map<number, CellExtent>();
    merged.set(start.r, row.set(start.c, { ...(columns > 1 && { columns }), ...(rows > 1 && { rows }) }));
  }
  return merged;
}

function rowExtents(
  merged: ReadonlyMap<number, CellExtent> | undefined,
  hiddenColumns: ReadonlySet<number>,
): Map<number, CellExtent> {
  const extents = new Map(merged);
  for (const column of hiddenColumns) extents.set(column, { ...extents.get(column), hidden: true });
  return extents;
}

function hidden(lines: readonly ({ readonly hidden?: boolean | undefined } | undefined)[] | undefined): Set<number> {
  const found = new Set<number>();
  for (const key in lines ?? []) if (lines?.[Number(key)]?.hidden) found.add(Number(key));
  return found;
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
