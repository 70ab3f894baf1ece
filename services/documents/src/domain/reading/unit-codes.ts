import { plainWords } from './source-text.ts';

/**
 * UN/ECE Recommendation 20 codes (packages of Recommendation 21 carry the prefix X there) with the words used for them
 * in English, Spanish, German and French. Things that are counted are all EA: a seat, a licence and a piece alike.
 */
const writtenAs: Readonly<Record<string, string>> = {
  EA: 'ea each unit units un uni und u piece pieces pc pcs pce no nos count ct item items article articles pieza piezas pza pzas pz unidad unidades uds ud stk stuck stucke st unite unites u piece pces seat seats license licenses licence licences user users licencia licencias lizenz lizenzen',
  SET: 'set sets kit kits juego juegos satz satze jeu jeux lot lots',
  PR: 'pair pairs pr par pares paar paire paires',
  KGM: 'kg kgs kilo kilos kilogram kilograms kilogramme kilogramm kilogramo kilogramos',
  GRM: 'g gr gram grams gramm gramo gramos gramme grammes',
  TNE: 't ton tons tonne tonnes tonelada toneladas tonnen mt',
  LBR: 'lb lbs pound pounds',
  LTR: 'l lt ltr ltrs liter liters litre litres litro litros',
  MLT: 'ml milliliter milliliters millilitre millilitres mililitro mililitros',
  GLL: 'gal gallon gallons galon galones',
  MTR: 'm mtr mtrs meter meters metre metres metro metros',
  MMT: 'mm millimeter millimetre',
  CMT: 'cm centimeter centimetre centimetro centimetros',
  KMT: 'km kilometer kilometre kilometro kilometros',
  FOT: 'ft foot feet pie pies lf',
  INH: 'in inch inches pulgada pulgadas zoll pouce pouces',
  YRD: 'yd yard yards',
  MTK: 'm2 sqm qm square metre square metres square meter square meters metro cuadrado metros cuadrados quadratmeter metre carre metres carres',
  FTK: 'sqft sf ft2 square feet square foot',
  MTQ: 'm3 cbm cubic metre cubic metres cubic meter cubic meters metro cubico metros cubicos kubikmeter',
  HUR: 'h hr hrs hour hours hora horas stunde stunden std heure heures',
  DAY: 'd day days dia dias tag tage jour jours',
  WEE: 'week weeks semana semanas woche wochen semaine semaines',
  MON: 'month months mo mes meses monat monate mois',
  ANN: 'year years yr yrs ano anos jahr jahre an ans annee annees',
  RM: 'ream reams resma resmas ries rame rames',
  XBX: 'box boxes bx caja cajas cja kiste kisten schachtel schachteln boite boites',
  XCT: 'carton cartons ctn ctns case cases cs karton kartons',
  XPK: 'pack packs pk pkg package packages pkt packet packets paquete paquetes paq packung packungen pkg paket pakete paquet paquets',
  XBG: 'bag bags sack sacks bolsa bolsas saco sacos beutel sac sacs',
  XBO: 'bottle bottles btl botella botellas flasche flaschen bouteille bouteilles frasco frascos',
  XRO: 'roll rolls rl rollo rollos rolle rollen rouleau rouleaux reel reels',
  XCA: 'can cans lata latas dose dosen bidon bidones',
  XTU: 'tube tubes tubo tubos',
  XPX: 'pallet pallets palette paletten paletas',
  XDR: 'drum drums tambor tambores barrel barrels fass fasser',
  XBJ: 'bucket buckets pail pails cubeta cubetas eimer seau seaux galonera',
  XSH: 'sheet sheets hoja hojas blatt blatter feuille feuilles',
  XBK: 'book books block blocks libreta libretas',
  LS: 'ls lump sum lumpsum job global pauschal forfait lote servicio service services',
};

/** Twelve or a hundred and forty-four pieces; a quantity in them is given in pieces. */
const counted: Readonly<Record<string, number>> = {
  dozen: 12,
  dozens: 12,
  doz: 12,
  dz: 12,
  dzn: 12,
  docena: 12,
  docenas: 12,
  dutzend: 12,
  douzaine: 12,
  douzaines: 12,
  gross: 144,
  millar: 1000,
  ciento: 100,
};

const codeOf = new Map(
  Object.entries(writtenAs).flatMap(([code, words]) => unitPhrases(words).map((word) => [word, code] as const)),
);

export type Unit = { readonly code: string; readonly factor: number };

/** The unit a word stands for; `factor` is how many of `code` one of it makes (12 for a dozen). */
export function findUnit(written: string): Unit | undefined {
  const word = plainWords(written.replaceAll('²', '2').replaceAll('³', '3')).replace(/ s$/, 's');
  const multiple = counted[word];
  if (multiple !== undefined) return { code: 'EA', factor: multiple };
  const code =
    codeOf.get(word) ??
    (/^[A-Z0-9]{2,3}$/.test(written.trim()) && writtenAs[written.trim()] ? written.trim() : undefined);
  return code === undefined ? undefined : { code, factor: 1 };
}

/** A pattern for any unit word, longest first, to be used right after a number. */
export const unitWord = [...codeOf.keys(), ...Object.keys(counted)]
  .filter((word) => word.length > 1 || /[glmh]/.test(word))
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/2$/, '[2²]').replace(/3$/, '[3³]').replaceAll(' ', String.raw`\s+`))
  .concat(
    'stück',
    'stücke',
    'galón',
    'unité',
    'unités',
    'pièce',
    'pièces',
    'boîte',
    'boîtes',
    'mètres',
    'mètre',
    'schächteln',
    'días',
    'sätze',
  )
  .join('|');

/** Units of two words ("square metre", "lump sum") are listed word after word; they are put together again here. */
function unitPhrases(words: string): string[] {
  const twoWords =
    /\b(square (?:met(?:re|er)s?|feet|foot)|cubic met(?:re|er)s?|lump sum|metros? (?:cuadrados?|cubicos?)|metres? carres?)\b/g;
  return [...(words.match(twoWords) ?? []), ...words.replace(twoWords, '').split(' ')].filter((word) => word !== '');
}
