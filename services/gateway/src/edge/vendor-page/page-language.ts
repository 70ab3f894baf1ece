import { english, type PageTexts } from './texts/english.ts';
import { french } from './texts/french.ts';
import { german } from './texts/german.ts';
import { spanish } from './texts/spanish.ts';

/** The languages of the page, in the order in which they are offered, each by its own name. */
export const languages = {
  en: { name: 'English', texts: english },
  es: { name: 'Español', texts: spanish },
  fr: { name: 'Français', texts: french },
  de: { name: 'Deutsch', texts: german },
} as const satisfies Record<string, { readonly name: string; readonly texts: PageTexts }>;

export type LanguageCode = keyof typeof languages;
export const languageCodes: readonly LanguageCode[] = ['en', 'es', 'fr', 'de'];

/** What somebody chose on the page, else what the browser prefers of what there is (RFC 9110, 12.5.4), else English. */
export function chooseLanguage(chosen: string | undefined, acceptLanguage: string | undefined): LanguageCode {
  return known(chosen ?? '') ?? preferred(acceptLanguage ?? '') ?? 'en';
}

// More than anybody's browser sends; what comes after is not read.
const rangesRead = 20;

function preferred(header: string): LanguageCode | undefined {
  const ranges = header.slice(0, 500).split(',', rangesRead).map(readRange);
  const wanted = ranges.filter(({ quality }) => quality > 0).toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const code = known(tag);
    if (code) return code;
  }
  return undefined;
}

function readRange(range: string): { readonly tag: string; readonly quality: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = given === undefined ? 1 : Number(given);
  return { tag, quality: Number.isFinite(quality) ? quality : 0 };
}

// "de-AT" is German; a region never chooses another language.
function known(tag: string): LanguageCode | undefined {
  const primary = tag.toLowerCase().split('-', 1)[0];
  return languageCodes.find((code) => code === primary);
}
