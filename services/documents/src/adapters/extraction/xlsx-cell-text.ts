import type { CellObject } from '@e965/xlsx';

const currencyInFormat = /\[\$([^\]-]*)(?:-[0-9A-F]+)?\]|([$€£¥])/u;

/**
 * A cell's stored value as text that means the same in every locale: numbers with a dot and no grouping, dates as ISO,
 * the currency of the number format in front.
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
  const currency = currencyInFormat.exec(format);
  const symbol = currency?.[1] || currency?.[2];
  return symbol ? `${symbol} ${plain(value)}` : plain(value);
}

/** Fifteen digits are what Excel itself keeps; beyond them 0.1 + 0.2 would show its binary tail. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e21 && !/e/.test(String(rounded))
    ? String(rounded)
    : rounded.toFixed(12).replace(/\.?0+$/, '');
}

function dateText(date: Date): string {
  const iso = date.toISOString();
  if (iso.startsWith('1899-12')) return iso.slice(11, 16);
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}
