import { minorUnitDigits } from '@procur/service-kit/money';
import type { Amount, Quantity } from '../../domain/quotation/priced-line.ts';

/** "1,234.50": at least the digits the currency is paid in; prices per unit may have more, and lose none. */
export function amountText({ value, currencyCode }: Amount): string {
  const [whole = '0', fraction = ''] = value.split('.');
  const decimals = fraction.replace(/0+$/, '').padEnd(minorUnitDigits(currencyCode), '0');
  // A hyphen before an amount is easily overlooked; the minus sign is as wide as a digit.
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',').replace('-', '−');
  return decimals === '' ? grouped : `${grouped}.${decimals}`;
}

export function quantityText({ value }: Quantity): string {
  const [whole = '0', fraction = ''] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === '' ? grouped : `${grouped}.${fraction}`;
}

/** "0.19" as "19 %". */
export function rateText(rate: string): string {
  const percent = Number(rate) * 100;
  return Number.isFinite(percent) ? `${Number(percent.toFixed(4))} %` : rate;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "2026-03-17" as "17 March 2026", which no country reads the wrong way round. */
export function dateText(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  const name = months[(month ?? 0) - 1];
  return name && day ? `${day} ${name} ${year}` : iso;
}

const units: Readonly<Record<string, string>> = {
  EA: 'pcs',
  C62: 'pcs',
  H87: 'pcs',
  SET: 'set',
  PR: 'pair',
  KGM: 'kg',
  GRM: 'g',
  TNE: 't',
  LBR: 'lb',
  LTR: 'l',
  MLT: 'ml',
  GLL: 'gal',
  MTR: 'm',
  MMT: 'mm',
  CMT: 'cm',
  KMT: 'km',
  FOT: 'ft',
  INH: 'in',
  YRD: 'yd',
  MTK: 'm²',
  FTK: 'ft²',
  MTQ: 'm³',
  HUR: 'h',
  DAY: 'days',
  WEE: 'weeks',
  MON: 'months',
  ANN: 'years',
  RM: 'reams',
  XBX: 'box',
  XCT: 'carton',
  XPK: 'pack',
  XBG: 'bag',
  XBO: 'bottle',
  XRO: 'roll',
  XCA: 'can',
  XTU: 'tube',
  XPX: 'pallet',
  XDR: 'drum',
  XBJ: 'bucket',
  XSH: 'sheets',
  XBK: 'book',
  LS: 'lump sum',
};

/** The short name of a UN/ECE Recommendation 20 code, or the code itself. */
export function unitText({ unitCode }: Quantity): string {
  return units[unitCode] ?? unitCode;
}
