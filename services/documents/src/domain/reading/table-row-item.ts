import type { Line } from '../layout/extracted-document.ts';
import type { ColumnRole } from './column-roles.ts';
import { findDates } from './date-notation.ts';
import { readPrice, readQuantity, specificationsIn, toQuantity } from './item-fields.ts';
import type { DecimalMark } from './number-notation.ts';
import type { DraftRequirement } from './requirement.ts';
import { type Field, fieldFrom, type Passage, passageOf } from './source-text.ts';
import type { TableHead } from './table-head.ts';

export type RowCell = { readonly text: string; readonly start: number; readonly end: number };
export type RowCells = { readonly [role in ColumnRole]?: RowCell } & { readonly headUnit?: string };

/** One row of an item table as a requirement. The caller has made sure that the row names something. */
export function readRow(line: Line, row: RowCells, head: TableHead, mark: DecimalMark): DraftRequirement {
  const passage = passageOf([line]);
  const field = <T>(cell: RowCell, value: T, sure = 1): Field<T> =>
    fieldFrom(passage, cell, value, round(head.confidence * sure));
  const named = row.description ?? row.specification ?? row.remarks ?? (row.partNumber as RowCell);
  const quantity = quantityField(row, mark, field);
  const price = row.unitPrice && readPrice(row.unitPrice.text, mark);
  const unitText =
    (row.unit?.text ?? (row.quantity && readQuantity(row.quantity.text, mark)?.unitText)) || (row.headUnit ?? '');
  return {
    label: row.position?.text.trim() ?? '',
    description: field(named, oneLine(named.text)),
    ...(quantity && { quantity }),
    unitText: unitText.trim(),
    ...(row.unitPrice && price && { unitPrice: field(row.unitPrice, price) }),
    ...(row.partNumber && { partNumber: field(row.partNumber, row.partNumber.text.trim()) }),
    ...(row.brand && { brand: field(row.brand, row.brand.text.trim()) }),
    ...deliveryField(row, field),
    specifications: specifications(passage, row, mark),
    spans: [{ line: line.index, start: 0, end: line.text.length }],
    confidence: round(head.confidence * (quantity ? quantity.confidence / head.confidence : 0.7)),
  };
}

type MakeField = <T>(cell: RowCell, value: T, sure?: number) => Field<T>;

/** Units of countries that group thousands by a dot: "1.000 Stück" is a thousand. */
const groupsByDot = /\b(?:stk|stück|stueck|pza|piezas?|unidad(?:es)?|uds?)\b/iu;

function quantityField(row: RowCells, mark: DecimalMark, field: MakeField): DraftRequirement['quantity'] {
  const read =
    row.quantity && readQuantity(row.quantity.text, groupsByDot.test(row.unit?.text ?? row.quantity.text) ? ',' : mark);
  if (!row.quantity || !read) return undefined;
  const { isKnownUnit, ...quantity } = toQuantity(
    read.value,
    (row.unit?.text.trim() || read.unitText || row.headUnit) ?? '',
  );
  return field(row.quantity, quantity, (read.isSure ? 1 : 0.8) * (isKnownUnit ? 1 : 0.85));
}

function deliveryField(row: RowCells, field: MakeField): { deliveryDate?: Field<string> } {
  const cell = row.deliveryDate;
  if (!cell) return {};
  const date = findDates(cell.text, false)[0];
  return { deliveryDate: field(cell, date?.value ?? oneLine(cell.text), date?.isAmbiguous ? 0.7 : 1) };
}

function specifications(passage: Passage, row: RowCells, mark: DecimalMark): DraftRequirement['specifications'] {
  const cells = [row.description, row.specification, row.remarks].filter((cell) => cell !== undefined);
  return cells.flatMap((cell) => specificationsIn(passage, cell.start, cell.end, mark));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
