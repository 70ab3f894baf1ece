import type { Line } from '../layout/extracted-document.ts';
import { findMoney } from './money-notation.ts';
import { findUnit } from './unit-codes.ts';

/** What the cells of one column look like; each figure is a share of its filled cells, 0 to 1. */
export type ColumnProfile = {
  readonly column: number;
  readonly texts: readonly string[];
  /** Filled cells among all rows. */
  readonly filled: number;
  readonly numbers: number;
  readonly money: number;
  readonly cents: number;
  readonly amountsWithUnit: number;
  readonly units: number;
  readonly running: number;
  readonly words: number;
  readonly meanLength: number;
};

const number = /^[^\p{L}\d]*\d[\d.,'’\s\u00a0\u202f]*[^\p{L}\d]*$/u;
const cents = /\d[.,]\d{2}(?!\d)/;
const amountWithUnit = /^\d[\d.,'’\s\u00a0\u202f]*\s*(?<unit>\p{L}[\p{L}.²³]*(?:\s\p{L}+)?)\.?$/u;

export function columnProfiles(lines: readonly Line[]): ColumnProfile[] {
  const columns = [...new Set(lines.flatMap((line) => line.cells?.map((cell) => cell.column) ?? []))];
  return columns.sort((a, b) => a - b).map((column) => profileOf(lines, column));
}

function profileOf(lines: readonly Line[], column: number): ColumnProfile {
  const texts = cellsBelow(lines, column);
  const share = (test: (text: string, index: number) => boolean) => texts.filter(test).length / (texts.length || 1);
  return {
    column,
    texts,
    filled: texts.length / (lines.length || 1),
    numbers: share((text) => number.test(text)),
    money: share((text) => /\d/.test(text) && (findMoney(text, '.').length > 0 || /[$€£¥]/.test(text))),
    cents: share((text) => number.test(text) && cents.test(text)),
    amountsWithUnit: share((text) => {
      const unit = amountWithUnit.exec(text)?.groups?.unit;
      return unit !== undefined && findUnit(unit) !== undefined;
    }),
    units: share((text) => findUnit(text) !== undefined),
    running: share((text, index) => text.replace(/\W/g, '') === String(index + 1)),
    words: share((text) => /\p{L}{3}/u.test(text)),
    meanLength: texts.reduce((sum, text) => sum + text.length, 0) / (texts.length || 1),
  };
}

export function cellsBelow(lines: readonly Line[], column: number): string[] {
  return lines.flatMap((line) => {
    const cell = line.cells?.find((candidate) => candidate.column === column);
    return cell ? [line.text.slice(cell.start, cell.end).trim()] : [];
  });
}
