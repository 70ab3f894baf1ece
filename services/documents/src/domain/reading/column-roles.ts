import { plainWords } from './source-text.ts';

export const columnRoles = [
  'position',
  'description',
  'quantity',
  'unit',
  'partNumber',
  'brand',
  'unitPrice',
  'lineTotal',
  'specification',
  'deliveryDate',
  'deliveryPlace',
  'remarks',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

const quantityWords =
  /\b(?:qty|qnty|qtty|quantit(?:y|ies|e|es)|qte|qtes|cantidad(?:es)?|cant|ctd|\w*mengen?|anzahl|stuckzahl|bedarf|nos|anz|mge|nbre|stk|stck|pcs|pieces|count|volume|volumen|consumption|consumo|consommation|uds solicitadas|how many|units (?:required|needed|requested)|(?:no|number|nombre|numero) (?:of|de|d) (?:units|items|pieces|unites|unidades|piezas)|(?:required|requested|order) units|amount (?:required|needed|requested))\b/;
const priceWords =
  /\b(?:prices?|costs?|rates?|precios?|costos?|costes?|tarif\w*|prix|cout|\w*preise?|einzelpr|e pr|ep|pu|p u|p unit\w*|e preis|unitario|unitaire|valor unit\w*)\b/;
const totalWords =
  /\b(?:totals?|totaux|amounts?|extended|ext|importes?|montos?|montants?|gesamt\w*|betrag|summe|subtotal|sous total|gp|g preis|positions?preis|zeilenpreis|sum|value)\b/;
const perOne =
  /\b(?:unit|each|budget|per|unitario|unitaire|unit\w*|einzel\w*|einheits\w*|stuck\w*|je|pu|p u|ep|e preis)\b/;

/**
 * How lists in English, Spanish, German and French head their columns, without accents. The first that fits counts:
 * "Unit price" is a price before it is a unit, and "Total quantity" a quantity before it is a total.
 */
const headRules: readonly {
  readonly role: ColumnRole;
  readonly words: RegExp;
  readonly unless?: RegExp;
}[] = [
  { role: 'position', words: /^(?:n|no|num|numero)(?: de| d)? (?:prix|article|poste|ordre|partida|precio)$/ },
  {
    role: 'deliveryPlace',
    words:
      /\b(?:(?:deliver\w*|shipping|installation) (?:place|location|site|address|point|to)|place of delivery|destination|lugar(?: de)?|destino|lieu|lieferort|ship to)\b/,
  },
  {
    role: 'deliveryDate',
    words:
      /\b(?:deliver(?:y|ies)|(?:required|needed) (?:by|date)|need date|lead time|due(?: date)?|(?:fecha|plazo|tiempo) de entrega|entrega|liefer(?:termin|datum|zeit|frist|tag)|(?:date|delai) de livraison|livraison|delai|plazo|lieferwoche|lieferung bis|deliver by|kw)\b/,
    unless: /\b(?:price|cost|qty|quantity)\b/,
  },
  { role: 'lineTotal', words: totalWords, unless: new RegExp(`${quantityWords.source}|${perOne.source}`) },
  {
    role: 'unitPrice',
    words: priceWords,
    unless: new RegExp(`${quantityWords.source}|\\b(?:tax|vat|gst|discount) rate|taux (?:de )?tva`),
  },
  { role: 'quantity', words: quantityWords },
  {
    role: 'partNumber',
    words:
      /\b(?:(?:part|model|sku|catalog(?:ue)?|cat|product|material|article|stock|oem|mfr|mfg|vendor|supplier|manufacturer) ?(?:no|nr|num|number|code|id|ref|#)|mpn|sku|p n|pn|model|part|ean|gtin|upc|nsn|asin|codigos?|clave|no de parte|num(?:ero)? de parte|modelo|artikel ?(?:nummer|nr)|art nr|bestell ?(?:nummer|nr)|typ|reference (?:fabricant|article|produit)|codes?|cod|ref interne|mat nr|sachnummer|item code|item number id|material nummer)\b/,
  },
  {
    role: 'brand',
    words: /\b(?:brands?|make|manufacturers?|mfr|mfg|marcas?|fabricantes?|hersteller|marken?|marques?|fabricants?)\b/,
  },
  {
    role: 'unit',
    words:
      /^(?:(?:sales |purchase |order |basic )?units?(?: of (?:measure(?:ment)?|issue|sale|purchase))?|uom|u o m|u m|um|u\/m|unit measure|measures?|unidad(?:es)?(?: de (?:medida|compra))?|u de m|u medida|ud|uds|und|unid|unidad medida|u i|ui|per|basis|uv|udm|cond|unite de compte|mengeneinh|abnahmeeinh|medida|einheit(?:en)?|einh|eh|\w*einheit|me|vpe|unites?(?: de (?:mesure|vente))?|u|pack(?:aging|ing)?|presentacion|conditionnement)$/,
  },
  {
    role: 'position',
    words:
      /^(?:#|ln|seq|sequence|sl|row|index|rep|repere|orden|no orden|consecutivo|linea|zeile|lfd|lv pos|artikelpos|ord zahl|pos no|no|nr|n|nº|num|numero|nummer|item(?: (?:no|nr|number|num|#))|line(?: (?:no|nr|number|item|item no|#))?|s ?(?:l|r)? ?no|s n|sno|slno|sr|sl|srl no|serial (?:no|number)|pos(?:ition)?(?: nr)?|lfd ?nr|oz|refs?|references?|ref no|reference no|(?:no |num |numero )?(?:de )?partida|renglon|poste|ligne|rang|id|lot(?: (?:no|number))?|lots|los|lote|clin|bid item|schedule (?:no|item)|item ref|ordnungszahl|n ?o|no d ?ordre)$/,
  },
  {
    role: 'specification',
    words:
      /\b(?:spec|specs|specifications?|requirements?|details|features|characteristics|parameters|especificacion(?:es)?|caracteristicas|spezifikation(?:en)?|technische (?:daten|anforderungen)|anforderungen|caracteristiques)\b/,
    unless:
      /\b(?:description|item|goods|product|article|descripcion|bezeichnung|beschreibung|designation|name|leistungsbeschreibung)\b/,
  },
  {
    role: 'remarks',
    words:
      /\b(?:remarks?|comments?|notes?|observaci(?:on|ones)|notas?|bemerkung(?:en)?|anmerkung(?:en)?|hinweise?|remarques?|observations?|compliance|comply|bidder response|offered|yes no)\b/,
  },
  {
    role: 'description',
    words:
      /\b(?:description|desc|items?|names?|products?|materials?|goods|services?|articles?|equipment|supplies|supply|particulars|works?|requirement|designations?|libelles?|produits?|prestations?|fournitures?|descripcion|descripciones|conceptos?|productos?|articulos?|bien(?:es)?|insumos?|materiales|servicios?|suministros?|item|bezeichnung(?:en)?|\w*bezeichnung|artikel|beschreibung|\w*beschreibung|leistung(?:en)?|produkte?|gegenstand|ware|commodity|scope|objeto|title|denominacion|denominaciones|detalle|intitules?|nature|ouvrages?|leistungstext|kurztext|langtext|text|nomenclature|waren?|guter)\b/,
  },
];

/** A head says in a few words what stands below it; a sentence is none. */
const longestHead = 60;
const mostWords = 8;

/** Amendments put what was beside what is: "Old quantity", "Cantidad anterior". */
const formerValue =
  /^(?:old|former|previous|original|bisherige[rs]?|alte[rs]?|ancienne?)\s(?:qty|quantity|quantities|price|unit price|menge|preis|quantite|prix)\b|^(?:cantidad|precio|menge|preis|quantite|prix|quantity|qty|price) (?:anterior|original|alt|bisher|ancienne?|old|before)$/;

/** The part a heading gives its column; "Item" may head numbers or names, which the cells below decide. */
export function roleOfHead(head: string): ColumnRole | undefined {
  if (head.trim() === '#') return 'position';
  const words = headText(head.replace(/\(([^)]*)\)/g, ' $1 '));
  if (words === '' || words.length > longestHead || words.split(' ').length > mostWords) return undefined;
  const bare = headText(head.replace(/\([^)]*\)/g, ''));
  if (formerValue.test(words)) return undefined;
  return ruleFor(bare) ?? ruleFor(words);
}

function ruleFor(words: string): ColumnRole | undefined {
  return words === '' ? undefined : headRules.find((rule) => rule.words.test(words) && !rule.unless?.test(words))?.role;
}

function headText(head: string): string {
  return plainWords(head.replace(/[°ºª]/g, ' '));
}

/** "Qty (pcs)" or "Menge in kg": the unit that the head of a quantity column gives to its cells. */
export function unitInHead(head: string): string | undefined {
  return /\(\s*([\p{L}²³]{1,12})\.?\s*\)|\bin\s+([\p{L}²³]{1,6})$/u
    .exec(head)
    ?.slice(1)
    .find((unit) => unit !== undefined);
}
