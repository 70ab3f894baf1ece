import type { ChargeBasis } from './charge.ts';

/** Words for charges in the languages of the vendors' page, by the name under which they are stated. */
export const chargeWords: Readonly<Record<string, RegExp>> = {
  tax: word(
    'vat|gst|(?:sales |value added )?tax(?:es)?|mwst|mehrwertsteuer|ust|umsatzsteuer|tva|taxes?|iva|impuestos?',
  ),
  shipping: word(
    'shipping|freight|postage|carriage|delivery (?:costs?|charges?|fees?)|versand(?:kosten)?|liefer(?:ungs)?kosten|fracht(?:kosten)?|porto|frais de (?:port|livraison)|(?:gastos|costes?|costos?) de (?:envío|transporte)|env[íi]o|flete',
  ),
  'set-up': word(
    'set-?up|onboarding|implementation|einrichtung(?:skosten)?|einrichtungsgebühr|mise en (?:place|service)|puesta en marcha|configuraci[óo]n',
  ),
  installation: word('installation|montage|aufstellung|instalaci[óo]n'),
  training: word('training|schulung(?:en|skosten)?|formations?|formaci[óo]n|capacitaci[óo]n'),
  packaging: word('packaging|packing|verpackung(?:skosten)?|emballage|embalaje'),
  insurance: word('insurance|versicherung|assurance|seguro'),
  customs: word('customs|(?:import )?dut(?:y|ies)|zoll(?:gebühren|kosten)?|(?:droits de )?douane|aduanas?|aranceles'),
  handling: word('handling|bearbeitung(?:sgebühr|skosten)?|frais de dossier|(?:gastos de )?gesti[óo]n|manipulaci[óo]n'),
};

/** What follows comes on top. Kept apart from words by which something is part of the price. */
export const onTop = word(
  'plus|excluding|exclusive of|excl|ex|not including|not included|on top|in addition|additional(?:ly)?|extra|zuzüglich|zzgl|exklusive|exkl|hinzu kommt|hinzu kommen|en sus|hors|non compris|más|mas|sin incluir|no incluid[oa]s?|aparte',
);
export const included = word(
  'incl(?:uding|uded|usive)?|all[- ]in|free(?: of charge)?|no|waived?|without|inkl(?:usive)?|einschließlich|inbegriffen|enthalten|frei|kostenlos|ohne|kein(?:e|en)?|compris(?:e|es)?|inclus(?:e|es)?|gratuit(?:e|s)?|offert(?:e|s)?|sans|incluid[oa]s?|incluye(?:ndo)?|gratis|sin',
);
/** "Without VAT" is a price that the tax comes on top of, where "without shipping" may be either. */
export const without = word('without|ohne|sans|sin|net of|ht');

export const feeWord = word('fees?|charges?|costs?|surcharge|gebühr(?:en)?|kosten|frais|cargos?|coste?s?|gastos|tasa');

export const basisWords: readonly (readonly [Exclude<ChargeBasis, 'percent' | 'once'>, RegExp])[] = [
  [
    'per-unit-and-year',
    /\b(?:per|je|pro|par|por) (?:unit|seat|user|piece|item|stück|platz|nutzer|einheit|unité|poste|utilisateur|unidad|puesto|usuario)\w* (?:and|per|a|und|pro|et|par|y|por|al) (?:year|jahr|an|année|año)/iu,
  ],
  [
    'per-year',
    /\b(?:per|a|each|pro|im|par|por|al) (?:year|annum|jahr|an|année|año)\b|\bp\.?a\b|\b(?:yearly|annual(?:ly)?|jährlich|annuel(?:le|lement)?|anual(?:es|mente)?)\b/iu,
  ],
  [
    'per-unit',
    /\b(?:per|je|pro|par|por) (?:unit|seat|user|piece|item|stück|platz|nutzer|einheit|unité|poste|utilisateur|unidad|puesto|usuario)|\beach\b|\bapiece\b/iu,
  ],
];

/** Figures that are no money: days, months, percentages, sizes. */
export const noMoney =
  /^\s*(?:%|percent|prozent|pour cent|por ciento|days?|weeks?|months?|years?|hours?|tage?n?|wochen?|monate?n?|jahre?n?|stunden?|jours?|semaines?|mois|ans?|heures?|d[íi]as?|semanas?|meses|mes|años?|horas?|units?|seats?|users?|pieces?|stück|km|kg)\b|^\s*%/iu;

function word(alternatives: string): RegExp {
  // Letters of all four languages end a word, which \b does not know.
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'iu');
}
