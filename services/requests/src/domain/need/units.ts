/** Words that count or measure, by UN/ECE Recommendation 20 code; X.. are its packages (Recommendation 21). */
export const unitWords: Readonly<Record<string, readonly string[]>> = {
  EA: [
    'seat',
    'seats',
    'license',
    'licenses',
    'licence',
    'licences',
    'user',
    'users',
    'lizenzen',
    'licencias',
    'licences utilisateur',
    'piece',
    'pieces',
    'pc',
    'pcs',
    'pce',
    'stk',
    'stück',
    'unit',
    'units',
    'item',
    'items',
    'each',
    'ea',
    'pieza',
    'piezas',
    'pièces',
    'subscriptions',
    'copies',
    'devices',
    'accounts',
  ],
  KGM: ['kg', 'kgs', 'kilo', 'kilos', 'kilogram', 'kilograms', 'kilogramme', 'kilogrammes'],
  GRM: ['gram', 'grams', 'gramme', 'grammes'],
  TNE: ['t', 'ton', 'tons', 'tonne', 'tonnes', 'metric tons'],
  LTR: ['l', 'liter', 'liters', 'litre', 'litres'],
  MTR: ['m', 'metre', 'metres', 'meter', 'meters'],
  KMT: ['km', 'kilometre', 'kilometres', 'kilometer', 'kilometers'],
  MTK: ['m²', 'm2', 'sqm', 'square metres', 'square meters', 'square metre', 'square meter'],
  MTQ: ['m³', 'm3', 'cubic metres', 'cubic meters'],
  FOT: ['feet', 'foot'],
  HUR: ['hour', 'hours', 'hrs', 'man-hours', 'person-hours', 'stunden', 'horas', 'heures'],
  DAY: ['person-days', 'man-days', 'consulting days', 'days of'],
  SET: ['set', 'sets', 'kit', 'kits'],
  PR: ['pair', 'pairs'],
  XBX: ['box', 'boxes', 'carton', 'cartons', 'case', 'cases', 'kartons', 'cajas', 'boîtes'],
  XPK: ['pack', 'packs', 'package', 'packages', 'packet', 'packets'],
  XPX: ['pallet', 'pallets', 'paletten'],
  XRO: ['roll', 'rolls', 'rollen'],
  RM: ['ream', 'reams'],
  XBO: ['bottle', 'bottles'],
  XBG: ['bag', 'bags'],
  XSH: ['sheet', 'sheets'],
};

/** What counts people with access belongs to the name of the thing: "150 CRM seats". */
export const countedInName = /\b(?:seats?|licen[cs]es?|users?|subscriptions?|devices?|accounts?|copies|kits?)\b/i;

const codes = new Map(Object.entries(unitWords).flatMap(([code, words]) => words.map((word) => [word, code] as const)));

export function unitCodeOf(word: string): string | undefined {
  return codes.get(word.toLowerCase().replace(/\s+/g, ' '));
}

const properties = String.raw`(?:[kmgtp]i?b(?:ps|\/s)?|[kmg]?hz|fps|dpi|ppm|mp|mm|cm|nm|inch(?:es)?|in\b(?=\s*(?:monitor|display|screen))|["″”]|v|volts?|k?w|watts?|k?wh|m?ah?|mah|°c|db|psi|bar|rpm|cores?|threads?|ports?|hours? (?:of )?battery|gsm|g\/m²|%|percent|nits|degrees|lumens?|u\b(?=\s*(?:rack|server)))(?![\p{L}])`;

/** After a number these make a property of the thing and not a count: "16 GB RAM", "27 inch", "230 V". */
export const measuredProperty = new RegExp(String.raw`^[\s-]*${properties}`, 'iu');

/** The start of a further count, for a lookahead; "and 512 GB SSD" still belongs to the laptop. */
export const nextCount = String.raw`\d[\d.,]*(?![\d.,])(?!\s?-?${properties})`;
