import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import { fromMoney, minorUnitDigits } from '@procur/service-kit/money';
import { Html, html } from './html.ts';
import { type LanguageCode, languages } from './page-language.ts';
import { english, type PageTexts, type TextKey } from './texts/english.ts';

/** What is put into the {places} of a text. */
export type Places = Readonly<Record<string, string | number | Html>>;

/** How the page speaks in one language. */
export type PageWords = {
  readonly language: LanguageCode;
  /** A text with its places filled, everything from elsewhere escaped. */
  readonly say: (key: TextKey, places?: Places) => Html;
  /** The same as plain text; places that are pieces of a page are not possible here. */
  readonly plain: (key: TextKey, places?: Readonly<Record<string, string | number>>) => string;
  /** The text of a key that is put together, or the other one where there is none. */
  readonly find: (key: string, otherwise: string) => string;
  /** Whether there is a text of that key. */
  readonly has: (key: string) => key is TextKey;
  readonly amount: (money: Money) => string;
  /** A point in time, in UTC. */
  readonly time: (at: Date) => string;
};

const place = /\{(\w+)\}/;

export function wordsIn(language: LanguageCode): PageWords {
  const texts: PageTexts = languages[language].texts;
  const has = (key: string): key is TextKey => Object.hasOwn(english, key);
  return {
    language,
    has,
    say: (key, places = {}) => {
      // Splitting by a group leaves the names of the places at the odd positions.
      const pieces = texts[key].split(place).map((piece, i) => (i % 2 === 0 ? piece : (places[piece] ?? '')));
      return new Html(pieces.map((piece) => html`${piece}`.text).join(''));
    },
    plain: (key, places = {}) =>
      texts[key]
        .split(place)
        .map((piece, i) => (i % 2 === 0 ? piece : String(places[piece] ?? '')))
        .join(''),
    find: (key, otherwise) => (has(key) ? texts[key] : otherwise),
    amount: (money) => amountIn(language, money),
    time: (at) =>
      `${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`,
  };
}

/** An amount with its currency and thousands, with the decimals the currency is paid in. */
function amountIn(language: LanguageCode, money: Money): string {
  const { value, currencyCode } = fromMoney(money);
  const digits = minorUnitDigits(currencyCode);
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  // As text, which is formatted exactly; a number would be rounded to what a float can hold.
  const amount = new Intl.NumberFormat(language, style).format(value.toFixed() as `${number}`);
  return language === 'en' ? `${currencyCode} ${amount}` : `${amount} ${currencyCode}`;
}
