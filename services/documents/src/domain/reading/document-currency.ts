import { currencyCodes } from './money-signs.ts';
import type { DraftRequirement } from './requirement.ts';

/** Places and words that say whose dollars or pesos a bare sign means. */
const homes: readonly (readonly [string, RegExp])[] = [
  ['MXN', /\bm[eé]xico\b|\bmexican[oa]s?\b|\bM\.\s?N\.|pesos mexicanos|\bR\.?F\.?C\.?\b|jalisco/iu],
  ['COP', /\bcolombia\b|pesos colombianos/iu],
  ['CLP', /\bchile\b|pesos chilenos/iu],
  ['ARS', /\bargentina\b|pesos argentinos/iu],
  ['CAD', /\bcanada\b|canadian dollars|\bontario\b|\bquébec\b/iu],
  ['AUD', /\baustralia\b|australian dollars|\bnew south wales\b/iu],
  ['NZD', /\bnew zealand\b/iu],
  ['SGD', /\bsingapore\b/iu],
];
const codes = `(?:${currencyCodes.join('|')})`;
/** Beside a figure, in brackets or named as the currency: a gel pen and an AMD processor are none. */
const code = new RegExp(
  String.raw`(?<=\d\s?)${codes}(?![\p{L}\d])(?!\s\p{L})|(?<![\p{L}\d])${codes}(?=\s?\d)|(?<=[(\[])${codes}(?=[)\]])|(?<=(?:in|en|currency|moneda|divisa|währung|devise|monnaie)\s?:?\s)${codes}(?![\p{L}])`,
  'gu',
);
const spanish =
  /(?<![\p{L}])(?:cantidad|art[ií]culo|descripci[oó]n|importe|iva|precio|unidad|suministro|partidas?|licitaci[oó]n|propuestas?|cotizar|bienes)(?![\p{L}])/iu;

/**
 * The currency that a document means when it does not say: the code it names most, else that of its country. A bare "$" in
 * a Spanish text may be pesos of several countries or dollars, and then stays open.
 */
export function homeCurrency(text: string): string | undefined {
  const named = new Map<string, number>();
  for (const [found] of text.matchAll(code)) named.set(found, (named.get(found) ?? 0) + 1);
  const most = [...named].sort((a, b) => b[1] - a[1])[0]?.[0];
  return most ?? homes.find(([, words]) => words.test(text))?.[0];
}

export function withHomeCurrency(items: readonly DraftRequirement[], text: string): DraftRequirement[] {
  const home = homeCurrency(text);
  const bareDollar = home ?? (spanish.test(text) ? '' : 'USD');
  return items.map((item) => {
    const { unitPrice } = item;
    if (!unitPrice) return item;
    const isBare = /(?<![\p{L}])\$/u.test(unitPrice.written);
    const isOpen = unitPrice.value.currency === '' || (isBare && unitPrice.value.currency === 'USD');
    const currency = isBare ? bareDollar : (home ?? '');
    return isOpen ? { ...item, unitPrice: { ...unitPrice, value: { ...unitPrice.value, currency } } } : item;
  });
}
