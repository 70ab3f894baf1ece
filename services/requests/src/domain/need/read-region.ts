import { alternatives, matchesOf, type Reading, wordsBefore } from './reading.ts';

// ISO 3166-1 alpha-2, officially assigned.
const countryCodes =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GI GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PR PT PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS SV SY SZ TD TG TH TJ TM TN TO TR TT TW TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW'.split(
    ' ',
  );

const otherNames: Readonly<Record<string, string>> = {
  EU: 'EU',
  'European Union': 'EU',
  Europe: 'EU',
  EEA: 'EU',
  US: 'US',
  USA: 'US',
  'U.S.': 'US',
  America: 'US',
  UK: 'GB',
  'U.K.': 'GB',
  'Great Britain': 'GB',
  Britain: 'GB',
  England: 'GB',
  Scotland: 'GB',
  Holland: 'NL',
  Czechia: 'CZ',
  Turkey: 'TR',
  UAE: 'AE',
  'South Korea': 'KR',
  Deutschland: 'DE',
  Schweiz: 'CH',
  Österreich: 'AT',
  España: 'ES',
  worldwide: 'GLOBAL',
  globally: 'GLOBAL',
};

const names = regionsByName();
// Case matters: "us" is a pronoun and "turkey" is lunch.
const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives([...names.keys()])})(?![\p{L}\p{N}])`, 'gu');
const cue =
  /\b(?:in|within|across|throughout|to|from|for|based in|located in|hosted in|stored in|our|the|delivered to|ship(?:ped)? to|region|country|location|office)\b[\s:]*(?:the\s+)?$/;

/** Where it is needed: the first place that is named with a word of place. */
export function readRegion(text: string): Reading<string> | undefined {
  const found = matchesOf(text, pattern).flatMap(({ 0: name, start, end }) => {
    const value = names.get(name.replace(/[\s-]+/g, ' '));
    if (value === undefined) return [];
    const isCued =
      cue.test(wordsBefore(text, start)) ||
      /^[\s-]+(?:based|hosted|region|residency|data|only|office)/.test(text.slice(end, end + 12));
    return [{ value, start, end, confidence: isCued ? 0.9 : 0.6 }];
  });
  return [...found].sort((a, b) => b.confidence - a.confidence)[0];
}

function regionsByName(): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames('en', { type: 'region' });
  const countries = countryCodes.map((code) => [english.of(code) ?? code, code] as const);
  return new Map([...countries, ...Object.entries(otherNames)]);
}
