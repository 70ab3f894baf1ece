import type { DecimalMark } from './decimal-notation.ts';
import { findMoney, type WrittenMoney } from './money-notation.ts';

/** A price with the words around it that say so: ", at an estimated unit price of EUR 12.50 each". */
export type PricePhrase = {
  readonly money: WrittenMoney;
  readonly start: number;
  readonly end: number;
  /** The price of the whole line and not of one unit. */
  readonly isTotal: boolean;
};

/** Words that may stand between a thing and its price, in English, Spanish, German and French. */
const connecting = new Set(
  `at @ a an the of is to for with and not exceed exceeding estimated est expected max maximum min approx approximately about
  around up reference indicative target budgeted guide list current unit units price prices priced cost costs costing rate value
  each per net gross total amount budget no more than less
  ep e.p pu p.u p.unit pvp
  un una el la los de del con por y no exceda exceder estimado estimada máximo maximo referencia aproximado unitario unitaria precio costo coste valor c/u
  importe total cada uno al
  le les du au aux avec et estimé estimée indicatif maximal unitaire prix coût tarif montant pour soit environ hors
  zu zum zur je à der die das den dem einem einen von mit und bei ca etwa geschätzter geschätzten geschätzte maximalen
  einzelpreis stückpreis preis preise einheitspreis gesamtpreis netto brutto richtpreis pro höchstens`
    .split(/\s+/)
    .map((word) => word.normalize('NFC')),
);
/** With one of these a price phrase may begin; "pump unit at 5 USD" names a pump unit. */
const opening =
  /^(?:at|@|a|à|au|aux|for|with|no|ep|e\.p\.?|pu|p\.u\.?|con|por|avec|pour|soit|zu|zum|zur|je|mit|bei|est\.?|the|an?|al|und|price[sd]?|cost(?:s|ing)?|rate|est(?:imated|imé|imado)|expected|max(?:imum|imal|imo|\.)?|máximo|indicative|target|reference|list|precio|costo|coste|valor|prix|coût|tarif|montant|\p{L}*preis|geschätzter?|richtpreis|budget(?:ed)?|net|netto|approx\.?|ca\.?|up|total|importe|unit(?=\s+(?:price|cost|rate|value))|c\/u|le|el|un|cada)$/iu;
const totalWords = /\b(?:total|overall|altogether|importe|montant|gesamt\w*|lump|budget)\b/iu;
const perUnit = /\b(?:unit\w*|each|per|apiece|c\/u|cada|je|pro|einzel\w*|stück\w*|l['’]unité|pièce)\b/iu;
/** What may follow: "each", "per unit", "/ pcs", "c/u", "l'unité", "je Stück", "HT", "excl. VAT". */
const following =
  /^(?:\s*(?:\/\s?\p{L}+\.?|each|apiece|ea\.?|(?:per|a|par|por|pro|je|la|cada|l['’])\s?(?:unit|piece|item|unité|pièce|unidad|pieza|uno|una|stück|einheit|\p{L}{2,12}(?=\s*[).;,]|\s*$))|c\/u\.?|cada un[oa]|each|(?:excl(?:uding|\.)?|incl(?:uding|\.)?|plus|exkl\.|inkl\.|zzgl\.|más|sin|hors|sans)\s?(?:of\s)?(?:vat|tax(?:es)?|gst|mwst\.?|iva|tva|ust\.?)|ht|ttc|net|netto))*\s*\)?/iu;

const tokensBackward = /(?<token>[\p{L}@/'’.]+|[,;:([–—-])\s*$/u;

export function findPricePhrases(text: string, mark: DecimalMark): PricePhrase[] {
  let from = 0;
  return findMoney(text, mark).map((money) => {
    const start = phraseStart(text, from, money.start);
    const end = money.end + (following.exec(text.slice(money.end))?.[0].trimEnd().length ?? 0);
    const phrase = text.slice(start, end);
    from = end;
    return { money, start, end, isTotal: totalWords.test(phrase) && !perUnit.test(phrase) };
  });
}

/** Walks back over connecting words, then forward again to where a phrase may begin. */
function phraseStart(text: string, from: number, moneyStart: number): number {
  const starts: number[] = [];
  let at = moneyStart;
  for (;;) {
    const match = tokensBackward.exec(text.slice(Math.max(from, at - 40), at));
    const token = match?.groups?.token;
    if (!match || token === undefined) break;
    const isMark = /^[,;:([–—-]$/.test(token);
    if (!isMark && !connecting.has(token.replace(/\.$/, '').toLowerCase().normalize('NFC'))) break;
    at = Math.max(from, at - 40) + match.index;
    starts.push(at);
    if (token === '(' || token === '[') break;
  }
  const start = starts.reverse().find((offset) => isOpening(text.slice(offset, moneyStart)));
  return start ?? moneyStart;
}

function isOpening(phrase: string): boolean {
  const [first = '', second = ''] = phrase.trim().split(/\s+/);
  return (
    /^[,;:([–—-]/.test(first) || opening.test(first) || opening.test(`${first} ${second}`) || isUnitPrice(first, second)
  );
}

function isUnitPrice(first: string, second: string): boolean {
  return /^unit\w*$/iu.test(first) && /^(?:price|cost|rate|value)/iu.test(second);
}

/** The text with prices blanked out and each replaced by a semicolon, so that offsets stay and names end before prices. */
export function withoutPrices(text: string, phrases: readonly PricePhrase[]): string {
  let out = text;
  for (const { start, end } of phrases) out = `${out.slice(0, start)};${' '.repeat(end - start - 1)}${out.slice(end)}`;
  return out;
}
