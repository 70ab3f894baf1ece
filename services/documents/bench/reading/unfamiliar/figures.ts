import type { Dice } from '../dice.ts';
import type { Language } from '../purchase.ts';

/** How one document writes figures, in ways the familiar layouts do not know. */
export type Figures = {
  readonly count: (plain: string) => string;
  readonly money: (plain: string) => string;
  readonly bare: (plain: string) => string;
  readonly date: (iso: string) => string;
};

const marks: Readonly<Record<Language, readonly (readonly [group: string, decimal: string])[]>> = {
  en: [
    [',', '.'],
    ['', '.'],
    [' ', '.'],
  ],
  es: [
    [',', '.'],
    ['.', ','],
    ['', ','],
    ['', '.'],
  ],
  fr: [
    ['\u00a0', ','],
    ['', ','],
    [' ', ','],
  ],
  de: [
    ['.', ','],
    ['', ','],
    ['’', '.'],
    [' ', ','],
  ],
};
const signs: Readonly<Record<string, readonly string[]>> = {
  USD: ['US$', 'USD', '$'],
  MXN: ['MXN', 'MX$', '$'],
  EUR: ['€', 'EUR', 'Euro'],
  GBP: ['£', 'GBP'],
  CHF: ['CHF', 'Fr.'],
};

export function figuresFor(language: Language, currency: string, dice: Dice): Figures {
  const [group, decimal] = dice.pick(marks[language]);
  const written = (plain: string, least: number) => {
    const [whole = '0', fraction = ''] = plain.split('.');
    const shown = fraction.length >= least ? fraction : fraction.padEnd(least, '0');
    return `${whole.replace(/\B(?=(?:\d{3})+$)/g, group)}${shown === '' ? '' : decimal}${shown}`;
  };
  const countDecimals = dice.pick([0, 0, 0, 2]);
  const sign = dice.pick(signs[currency] ?? [currency]);
  const isAhead = dice.chance(0.5) && sign !== 'Euro' && sign !== 'Fr.';
  const isTight = dice.chance(0.3) && !/^[A-Z]{2,}/.test(sign) && sign !== 'Euro';
  const isRounded = dice.chance(0.2);
  const money = (plain: string) => {
    const amount = isRounded && !plain.includes('.') ? written(plain, 0) : written(plain, 2);
    const parts = isAhead ? [sign, amount] : [amount, sign];
    return parts.join(isTight ? '' : ' ');
  };
  return {
    count: (plain) => written(plain, countDecimals),
    money,
    bare: (plain) => written(plain, 2),
    date: dateStyle(language, dice),
  };
}

const monthNames: Readonly<Record<Language, string>> = {
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
};
const weekdays: Readonly<Record<Language, string>> = { en: 'Monday, ', es: 'lunes ', fr: 'lundi ', de: 'Montag, ' };

function dateStyle(language: Language, dice: Dice): (iso: string) => string {
  const style = dice.below(4);
  const hasTime = dice.chance(0.4);
  const time = { en: ', 12:00 noon', es: ' a las 14:00 horas', fr: ' à 12 h 00', de: ', 12:00 Uhr' }[language];
  return (iso) => {
    const [year = '', month = '', day = ''] = iso.split('-');
    const name = monthNames[language].split(' ')[Number(month) - 1] ?? '';
    const short = language === 'de' ? `${day}.${month}.${year}` : `${day}/${month}/${year}`;
    const isPlain = language === 'en' || style === 1;
    const long =
      language === 'en'
        ? style === 2
          ? `${day}-${name}-${year}`
          : `${Number(day)}th ${name} ${year}`
        : language === 'es'
          ? `${Number(day)} de ${name} del ${year}`
          : `${Number(day)}${language === 'de' ? '.' : ''} ${name} ${year}`;
    const date = style === 0 ? `${weekdays[language]}${long}` : isPlain && language !== 'en' ? short : long;
    return hasTime ? `${date}${time}` : date;
  };
}
