import type { Line } from '../layout/extracted-document.ts';
import { confidenceOf, type Signal } from './confidence.ts';
import type { DecimalMark } from './decimal-notation.ts';
import { countedValue, toQuantity, trimZeros } from './item-fields.ts';
import { findNumbers } from './number-notation.ts';
import { findPricePhrases, withoutPrices } from './price-phrases.ts';
import { otherNumberBefore, unitAfter } from './prose-words.ts';
import type { DraftRequirement } from './requirement.ts';
import { fieldFrom, type Passage, passageOf } from './source-text.ts';
import { findUnit } from './unit-codes.ts';

/** Words that stand around a quantity and a price without naming anything. */
const wordsAround =
  /(?<![\p{L}])(?:ep|gp|e\.?p\.?|g\.?p\.?|p\.?\s?u\.?|rate|amount|each|per|unit\w*|price|prix|precio|unitaire|unitario|importe|montant|monto|total|gesamt\w*|einzel\w*|einheits\w*|richt\w*|ziel\w*|preis\w*|quantit\w+|qty|cantidad|menge|anzahl|required|requires?|needed|need|wanted|ordered|the|a|an|is|are|of|be|will|shall|must|to|bidder|supplier|vendor|contractor|seller|deliver\w*|supply|supplied|provide[ds]?|bedarf|besoin|benötigt\w*|gesucht|ca|der|die|das|auftragnehmer|bieter|lieferant|liefert|liefern|zu|werden|wird|sind|el|la|los|las|se|de|proveedor|contratista|entregará\w*|entregar|suministrar\w*|requieren?|requerid\w+|solicitan?|le|les|titulaire|fournisseur|candidat|livrera|fournira|sont|est|demand\w+|reference|referencia|référence|maximum|max|target|not|exceed|dépassera|ne|pas|excederá|no|darf|nicht|übersteigen|eur|euro|usd|chf|gbp|mxn)(?![\p{L}])|[^\p{L}]+/giu;

/** The quantity of an entry that is named by its title: "The bidder shall deliver 20 pieces.", "250 m²  EP 4.50  GP 1,125.00". */
export function readTitledItem(title: Line, passage: Passage, mark: DecimalMark): DraftRequirement | undefined {
  const prices = findPricePhrases(passage.text, mark);
  const text = withoutPrices(passage.text, prices);
  const number = findNumbers(text, mark).find(({ start, end }) => {
    const unit = unitAfter.exec(text.slice(end))?.groups?.unit;
    return unit !== undefined && findUnit(unit) !== undefined && !otherNumberBefore.test(text.slice(0, start));
  });
  const after = number && unitAfter.exec(text.slice(number.end));
  const unitText = after?.groups?.unit ?? '';
  if (!number || !after || isTime(unitText)) return undefined;
  const rest = `${text.slice(0, number.start)} ${text.slice(number.end + after[0].length)}`;
  if (rest.replace(wordsAround, '') !== '') return undefined;
  const price = prices.find((candidate) => candidate.start >= number.end);
  return toRequirement({ title, passage, unitText, number, price });
}

function isTime(unitText: string): boolean {
  return /^(?:DAY|WEE|MON|ANN)$/.test(findUnit(unitText)?.code ?? '');
}

type Found = {
  readonly title: Line;
  readonly passage: Passage;
  readonly unitText: string;
  readonly number: ReturnType<typeof findNumbers>[number];
  readonly price: ReturnType<typeof findPricePhrases>[number] | undefined;
};

function toRequirement({ title, passage, unitText, number, price }: Found): DraftRequirement {
  const named = passageOf([title]);
  const name = titleName(title.text);
  const seen: Signal[] = ['form', 'known-unit', ...(price ? (['has-price'] as const) : [])];
  const { isKnownUnit: _, ...quantity } = toQuantity(countedValue(number, unitText), unitText);
  const value = title.text.slice(name.start, name.end).replace(/\s+/g, ' ');
  const description = { ...fieldFrom(named, name, value, confidenceOf('description', seen)), signals: seen };
  const read = { ...fieldFrom(passage, number, quantity, confidenceOf('quantity', seen)), signals: seen };
  const priced: Signal[] = [...seen, price?.money.currency ? 'has-currency' : 'no-currency'];
  return {
    label: name.label,
    description,
    quantity: read,
    unitText,
    ...(price && {
      unitPrice: {
        ...fieldFrom(
          passage,
          price.money,
          { amount: trimZeros(price.money.amount), currency: price.money.currency ?? '' },
          confidenceOf('unitPrice', priced),
        ),
        signals: priced,
      },
    }),
    specifications: [],
    spans: [
      { line: title.index, start: 0, end: title.text.length },
      ...passage.parts.map((part) => ({ line: part.line, start: 0, end: part.length })),
    ],
    confidence: Math.min(description.confidence, read.confidence),
  };
}

const number =
  /^\s*(?:(?:item|pos(?:ition|\.)?|poste|partida|artikel|art[ií]culo|ítem|lot)\s*(?:no\.?|nr\.?)?\s*)?(?<label>\d{1,4}(?:\.\d{1,4}){0,4})[.)]?[\s:–-]+/iu;
const bullet = /^\s*[•●▪◦·*–—-]\s*/u;

function titleName(text: string): { readonly start: number; readonly end: number; readonly label: string } {
  const numbered = number.exec(text);
  const start = (numbered ?? bullet.exec(text))?.[0].length ?? 0;
  return { start, end: text.trimEnd().length, label: numbered?.groups?.label ?? '' };
}

/** Short, with words, and no sentence: "3.2 Office chair, black". */
export function isItemTitle({ text }: Line): boolean {
  const name = text.slice(titleName(text).start).trim();
  return name.length > 3 && name.length < 200 && /\p{L}{3}/u.test(name) && !/[.:;?!]$/.test(name);
}
