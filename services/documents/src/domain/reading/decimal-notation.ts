/** The mark before the decimals in a document: "." in 1,234.56 and "," in 1.234,56. */
export type DecimalMark = '.' | ',';

/** Moves the decimal point to the right without touching floating point. */
export function shiftPoint(plain: string, places: number): string {
  if (places === 0) return plain;
  const [whole = '0', fraction = ''] = plain.split('.');
  const digits = fraction.padEnd(places, '0');
  const rest = digits.slice(places).replace(/0+$/, '');
  const moved = (whole + digits.slice(0, places)).replace(/^0+(?=\d)/, '');
  return rest === '' ? moved : `${moved}.${rest}`;
}

/** A number in figures as a plain decimal, e.g. "1.234,50" as "1234.50"; undefined when it is no number. */
export function parseDecimal(shown: string, mark: DecimalMark): string | undefined {
  const compact = shown.replace(/['’\u00a0\u202f\s]/g, '').replace(/^(?=[.,]\d)/, '0');
  if (!/^\d+(?:[.,]\d+)*$/.test(compact)) return undefined;
  const decimal = decimalMarkOf(compact, mark);
  const [whole = '', fraction = ''] = decimal === undefined ? [compact] : splitLast(compact, decimal);
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  return fraction === '' ? digits : `${digits}.${fraction}`;
}

/** "1.234" and "1,234" mean different things in different countries; the document's own habit decides. */
export function isAmbiguousNotation(shown: string): boolean {
  return /^\d{1,3}[.,]\d{3}$/.test(shown) && !shown.startsWith('0');
}

function decimalMarkOf(compact: string, mark: DecimalMark): DecimalMark | undefined {
  const marks = compact.match(/[.,]/g) ?? [];
  const last = marks.at(-1) as DecimalMark | undefined;
  if (last === undefined) return undefined;
  if (marks.some((other) => other !== last)) return last;
  if (marks.length > 1) return undefined;
  return isAmbiguousNotation(compact) ? (last === mark ? last : undefined) : last;
}

function splitLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The decimal mark a text uses, judged by its unmistakable numbers; a dot when there are none. */
export function detectDecimalMark(text: string): DecimalMark {
  const comma = (text.match(/\d\.\d{3},\d|(?<![\d.,])\d+,\d{1,2}(?![\d,.])/g) ?? []).length;
  const dot = (text.match(/\d,\d{3}\.\d|(?<![\d.,])\d+\.\d{1,2}(?![\d,.])/g) ?? []).length;
  return comma > dot ? ',' : '.';
}
