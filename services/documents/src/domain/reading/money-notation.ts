import { type DecimalMark, parseDecimal } from './number-notation.ts';

export type WrittenMoney = {
  readonly amount: string;
  readonly currency: string | undefined;
  readonly start: number;
  readonly end: number;
};

const symbols: Readonly<Record<string, string>> = {
  $: 'USD',
  US$: 'USD',
  'U.S.$': 'USD',
  CA$: 'CAD',
  C$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  MX$: 'MXN',
  HK$: 'HKD',
  S$: 'SGD',
  R$: 'BRL',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  zł: 'PLN',
  Kč: 'CZK',
  '₽': 'RUB',
  '₺': 'TRY',
  '₩': 'KRW',
  Rs: 'INR',
  'Rs.': 'INR',
};
const names: Readonly<Record<string, string>> = {
  dollars: 'USD',
  dollar: 'USD',
  euros: 'EUR',
  euro: 'EUR',
  pounds: 'GBP',
  pesos: 'MXN',
  yen: 'JPY',
  francs: 'CHF',
  rupees: 'INR',
};
const codes =
  'USD EUR GBP CHF JPY CNY INR MXN CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN TRY BRL CLP COP PEN ARS ZAR NGN KES GHS EGP AED SAR QAR ILS SGD HKD KRW THB MYR IDR PHP VND UAH RUB PKR BDT LKR XAF XOF MAD TND'.split(
    ' ',
  );

const escaped = (texts: readonly string[]) =>
  [...texts]
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.$]/g, String.raw`\$&`))
    .join('|');
const sign = `${escaped([...Object.keys(symbols)])}|(?:${codes.join('|')})(?![A-Za-z])`;
const number = String.raw`\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,4})?(?!\d)|\d+(?:[.,]\d{1,4})?(?!\d)`;
const scale = String.raw`(?:\s?(?<scale>k|K|m|M|mn|mio|million|millones|Millionen|millions|thousand|mil|Tsd\.?|bn|billion)(?![A-Za-z]))?`;
const money = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?<before>${sign})\s{0,2}(?<a>${number})${scale.replaceAll('scale>', 'scaleA>')}(?:\s?(?<also>(?:${codes.join('|')})(?![A-Za-z])))?|(?<b>${number})${scale.replaceAll('scale>', 'scaleB>')}(?:,-+|\.-+)?\s?(?<after>${sign}|(?:${Object.keys(names).join('|')})\b))`,
  'gu',
);
const scales: Readonly<Record<string, number>> = {
  k: 3,
  K: 3,
  thousand: 3,
  mil: 3,
  Tsd: 3,
  'Tsd.': 3,
  m: 6,
  M: 6,
  mn: 6,
  mio: 6,
  million: 6,
  millions: 6,
  millones: 6,
  Millionen: 6,
  bn: 9,
  billion: 9,
};

/** Amounts that carry their currency: "$1,250.00", "1.250,00 €", "EUR 40k", "2.5 million dollars". */
export function findMoney(text: string, mark: DecimalMark): WrittenMoney[] {
  return [...text.matchAll(money)].flatMap((match) => {
    const { before, a, scaleA, also, b, scaleB, after } = match.groups ?? {};
    const plain = parseDecimal(a ?? b ?? '', mark);
    if (plain === undefined) return [];
    const amount = shift(plain, scales[scaleA ?? scaleB ?? ''] ?? 0);
    return [
      {
        amount,
        currency: currencyOf(also ?? before ?? after ?? ''),
        start: match.index,
        end: match.index + match[0].length,
      },
    ];
  });
}

export function currencyOf(written: string): string | undefined {
  const text = written.trim();
  return (
    symbols[text] ?? names[text.toLowerCase()] ?? (codes.includes(text.toUpperCase()) ? text.toUpperCase() : undefined)
  );
}

/** Moves the decimal point to the right without touching floating point. */
function shift(plain: string, places: number): string {
  if (places === 0) return plain;
  const [whole = '0', fraction = ''] = plain.split('.');
  const digits = fraction.padEnd(places, '0');
  const rest = digits.slice(places).replace(/0+$/, '');
  const moved = (whole + digits.slice(0, places)).replace(/^0+(?=\d)/, '');
  return rest === '' ? moved : `${moved}.${rest}`;
}
