import type { CellObject } from '@e965/xlsx';
import { formatWords, leadingZeros } from './xlsx-number-format.ts';

/**
 * A cell's stored value as text that means the same in every locale: numbers with a dot and no grouping, dates as ISO,
 * with the currency or unit that the number format shows beside them.
 */
export function xlsxCellText(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'n') return numberText(cell.v as number, String(cell.z ?? ''));
  if (cell.t === 'd') return dateText(cell.v as Date);
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE';
  if (cell.t === 'e') return cell.w ?? '';
  return String(cell.v).replace(/\r\n?/g, '\n').replaceAll('\t', ' ').trim();
}

function numberText(value: number, format: string): string {
  if (format.includes('%')) return `${plain(value * 100)}%`;
  const { before, after } = formatWords(format);
  const digits = plain(value).padStart(leadingZeros(format), '0');
  return [before, digits, after].filter((part) => part !== '').join(' ');
}

/** Fifteen digits are what Excel itself keeps; beyond them 0.1 + 0.2 would show its binary tail. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e21 && !/e/.test(String(rounded))
    ? String(rounded)
    : rounded.toFixed(12).replace(/\.?0+$/, '');
}

/** A value that is no date, in a cell formatted as one, has no text in ISO either. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  if (iso.startsWith('1899-12')) return iso.slice(11, 16);
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}
