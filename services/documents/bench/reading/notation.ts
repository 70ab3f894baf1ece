import type { Dice } from './dice.ts';
import type { Language } from './purchase.ts';

/** How one document writes its numbers, amounts and dates; kept throughout the document. */
export type Notation = {
  readonly number: (plain: string) => string;
  readonly money: (plain: string) => string;
  /** An amount in a column whose head names the currency. */
  readonly bare: (plain: string) => string;
  readonly date: (iso: string) => string;
};

const symbols: Readonly<Record<string, string>> = { USD: '$', MXN: '$', EUR: '€', GBP: '£', CHF: 'CHF' };

export function notationFor(language: Language, currency: string, dice: Dice): Notation {
  const style = dice.pick(styles[language]);
  const separated = (plain: string, decimals: number) => group(plain, style, decimals);
  const currencyStyle = dice.below(4);
  const money = (plain: string) => {
    const amount = separated(plain, 2);
    const symbol = symbols[currency] ?? currency;
    if (currencyStyle === 0) return `${currency} ${amount}`;
    if (currencyStyle === 1) return `${amount} ${currency}`;
    if (currencyStyle === 2 && symbol.length === 1)
      return style.decimal === ',' ? `${amount} ${symbol}` : `${symbol}${amount}`;
    return symbol.length === 1 ? `${symbol} ${amount}` : `${amount} ${currency}`;
  };
  const groupsCounts = dice.chance(0.6);
  return {
    number: (plain) => (groupsCounts ? separated(plain, -1) : plain.replace('.', style.decimal)),
    money,
    bare: (plain) => separated(plain, 2),
    date: dateStyle(language, dice),
  };
}

type Style = { readonly thousands: string; readonly decimal: string };
const english: Style = { thousands: ',', decimal: '.' };
const continental: Style = { thousands: '.', decimal: ',' };
const spaced: Style = { thousands: ' ', decimal: ',' };
const styles: Readonly<Record<Language, readonly Style[]>> = {
  en: [english, english, english, continental],
  es: [english, english, continental, spaced],
  fr: [spaced, { thousands: '\u202f', decimal: ',' }, continental],
  de: [continental, continental, { thousands: "'", decimal: '.' }],
};

/** `decimals` -1 keeps as many as there are. */
function group(plain: string, { thousands, decimal }: Style, decimals: number): string {
  const [whole = '0', fraction = ''] = plain.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, thousands);
  const shown = decimals < 0 ? fraction : fraction.padEnd(decimals, '0').slice(0, Math.max(decimals, fraction.length));
  return shown === '' ? grouped : `${grouped}${decimal}${shown}`;
}

const monthNames: Readonly<Record<Language, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
};

function dateStyle(language: Language, dice: Dice): (iso: string) => string {
  const kind = dice.below(4);
  return (iso) => {
    const [year = '', month = '', day = ''] = iso.split('-');
    const name = monthNames[language][Number(month) - 1] ?? '';
    if (kind === 0) return iso;
    if (kind === 1 && language !== 'en')
      return `${day}${language === 'de' ? '.' : '/'}${month}${language === 'de' ? '.' : '/'}${year}`;
    if (language === 'en') return kind === 2 ? `${name} ${Number(day)}, ${year}` : `${Number(day)} ${name} ${year}`;
    if (language === 'es') return `${Number(day)} de ${name} de ${year}`;
    return language === 'de' ? `${Number(day)}. ${name} ${year}` : `${Number(day)} ${name} ${year}`;
  };
}
