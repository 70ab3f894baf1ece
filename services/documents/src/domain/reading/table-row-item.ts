import type { Line } from '../layout/extracted-document.ts';
import type { ColumnRole } from './column-roles.ts';
import { confidenceOf, type FieldKind, type Signal } from './confidence.ts';
import { findDates } from './date-notation.ts';
import type { DecimalMark } from './decimal-notation.ts';
import { readPrice, readQuantity, specificationsIn, toQuantity } from './item-fields.ts';
import { currencyIn } from './money-notation.ts';
import type { DraftRequirement } from './requirement.ts';
import { bothReadings, multiplies } from './row-arithmetic.ts';
import { type Field, fieldFrom, type Passage, passageOf } from './source-text.ts';
import type { TableHead } from './table-head.ts';

export type RowCell = { readonly text: string; readonly start: number; readonly end: number };
export type RowCells = { readonly [role in ColumnRole]?: RowCell } & { readonly headUnit?: string };
export type RowContext = { readonly head: TableHead; readonly mark: DecimalMark; readonly isForm?: true };

type MakeField = <T>(kind: FieldKind, cell: RowCell, value: T, seen?: readonly Signal[]) => Field<T>;

/** One row of an item table as a requirement. The caller has made sure that the row names something. */
export function readRow(line: Line, row: RowCells, context: RowContext): DraftRequirement {
  const passage = passageOf([line]);
  const rowSignals = signalsOf(row, context);
  const field: MakeField = (kind, cell, value, seen = []) => {
    const all = [...rowSignals, ...seen];
    return { ...fieldFrom(passage, cell, value, confidenceOf(kind, all)), signals: all };
  };
  const named = row.description ?? row.specification ?? row.remarks ?? (row.partNumber as RowCell);
  const { quantity, unitText } = quantityFields(row, context.mark, field);
  const description = field('description', named, oneLine(named.text), nameSignals(named.text));
  return {
    label: row.position?.text.trim() ?? '',
    description,
    ...(quantity && { quantity }),
    unitText,
    ...priceField(row, context, field),
    ...(row.partNumber && { partNumber: field('code', row.partNumber, row.partNumber.text.trim()) }),
    ...(row.brand && { brand: field('code', row.brand, row.brand.text.trim()) }),
    ...deliveryFields(row, field),
    specifications: specifications(passage, row, context.mark),
    spans: [{ line: line.index, start: 0, end: line.text.length }],
    confidence: Math.min(description.confidence, quantity?.confidence ?? description.confidence),
  };
}

function signalsOf(row: RowCells, { head, isForm }: RowContext): Signal[] {
  const source: Signal = isForm ? 'form' : head.isGuessed ? 'guessed-column' : 'named-column';
  const [quantity, price, total] = [row.quantity, row.unitPrice, row.lineTotal].map((cell) =>
    cell ? bothReadings(cell.text) : [],
  ) as [number[], number[], number[]];
  const isChecked = quantity.length > 0 && price.length > 0 && total.length > 0;
  const sum: Signal[] = isChecked ? [multiplies(quantity, price, total) ? 'row-adds-up' : 'row-does-not-add-up'] : [];
  return [source, ...(row.position ? (['has-position'] as const) : []), ...sum];
}

function nameSignals(text: string): Signal[] {
  const name = text.trim();
  return [
    ...(name.length > 120 ? (['long-name'] as const) : []),
    ...(name.length < 5 ? (['short-name'] as const) : []),
  ];
}

function quantityFields(
  row: RowCells,
  mark: DecimalMark,
  field: MakeField,
): { quantity?: DraftRequirement['quantity']; unitText: string } {
  const read = row.quantity && readQuantity(row.quantity.text, mark, row.unit?.text ?? row.headUnit ?? '');
  const unitText = (row.unit?.text.trim() || read?.unitText || row.headUnit) ?? '';
  if (!row.quantity || !read) return { unitText };
  const { isKnownUnit, ...quantity } = toQuantity(read.value, unitText, row.unit ? 'unit' : 'number');
  const unitSignal: Signal = unitText === '' ? 'no-unit' : isKnownUnit ? 'known-unit' : 'unknown-unit';
  return {
    quantity: field('quantity', row.quantity, quantity, [unitSignal, ...read.seen]),
    unitText,
  };
}

function priceField(row: RowCells, { head, mark }: RowContext, field: MakeField): { unitPrice?: Field<Price> } {
  const price = row.unitPrice && readPrice(row.unitPrice.text, mark);
  if (!row.unitPrice || !price) return {};
  const column = [...head.roles].find(([, role]) => role === 'unitPrice')?.[0];
  const currency = price.currency || currencyIn(head.heads.get(column ?? -1) ?? '') || '';
  return {
    unitPrice: field('unitPrice', row.unitPrice, { amount: price.amount, currency }, [
      currency === '' ? 'no-currency' : 'has-currency',
    ]),
  };
}
type Price = { readonly amount: string; readonly currency: string };

function deliveryFields(
  row: RowCells,
  field: MakeField,
): { deliveryDate?: Field<string>; deliveryPlace?: Field<string> } {
  const { deliveryDate: when, deliveryPlace: where } = row;
  const date = when && findDates(when.text, false)[0];
  return {
    ...(when && {
      deliveryDate: field(
        'deadline',
        when,
        date?.value ?? oneLine(when.text),
        date?.isAmbiguous ? ['ambiguous-date'] : [],
      ),
    }),
    ...(where && { deliveryPlace: field('code', where, oneLine(where.text)) }),
  };
}

function specifications(passage: Passage, row: RowCells, mark: DecimalMark): DraftRequirement['specifications'] {
  const cells = [row.description, row.specification, row.remarks].filter((cell) => cell !== undefined);
  return cells.flatMap((cell) => specificationsIn(passage, cell.start, cell.end, mark));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
