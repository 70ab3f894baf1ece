import type { LanguageCode } from './page-language.ts';

type Notation = { readonly decimal: '.' | ','; readonly group: string };

// Spaces that group thousands: the plain one people type, and the two that formatters write.
const spaces = ' \u00a0\u202f';
const notations: Readonly<Record<LanguageCode, Notation>> = {
  en: { decimal: '.', group: ',' },
  es: { decimal: ',', group: `.${spaces}` },
  fr: { decimal: ',', group: spaces },
  de: { decimal: ',', group: `.${spaces}` },
};

/** What an amount looks like when it is typed in a language. */
export function exampleAmount(language: LanguageCode): string {
  return writeAmount('1080.50', language);
}

/** A decimal as it stands in a field, without groups, which people would have to type around. */
export function writeAmount(decimal: string, language: LanguageCode): string {
  return decimal.replace('.', notations[language].decimal);
}

/**
 * The decimal somebody meant, e.g. 1080.50 for "1,080.50" in English and for "1.080,50" in German; `undefined` where that is
 * not clear beyond doubt, because a guess would be an offer.
 */
export function readAmount(entry: string, language: LanguageCode): string | undefined {
  const { decimal, group } = notations[language];
  const grouped = new RegExp(`^\\d{1,3}([${group}])\\d{3}(\\1\\d{3})*(\\${decimal}\\d{1,9})?$`);
  const digits = grouped.test(entry) ? entry.replaceAll(new RegExp(`[${group}]`, 'g'), '') : entry;
  const plain = digits.replace(decimal, '.');
  if (!/^\d{1,15}(\.\d{1,9})?$/.test(plain)) return undefined;
  // In another notation three digits after a point or comma may as well be thousands.
  const isForeign = decimal === ',' && digits.includes('.');
  return isForeign && /\.\d{3}$/.test(digits) ? undefined : plain;
}
