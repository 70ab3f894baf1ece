import { type FoundMeasure, findMeasures } from '../measures/measure.ts';
import type { Dimension } from '../measures/measure-units.ts';
import type { Attribute, AttributeSource, AttributeValue } from './attribute.ts';
import { findHeadNoun } from './head-noun.ts';
import { plainLower } from './terms.ts';

/** Facts stated in running text: amounts with a unit, counts of ports or cores, resolutions, paper sizes, colours, IP ratings. */
export function extractAttributes(text: string, source: AttributeSource): Attribute[] {
  const lower = plainLower(text);
  const noun = findHeadNoun(text)?.noun;
  const measured = findMeasures(lower).map((found) => ({
    name: measuredName(found, lower, noun),
    value: {
      kind: 'measure',
      dimension: found.unit.dimension,
      baseAmount: found.baseAmount,
      unitSymbol: found.unit.symbol,
    } as const,
    written: found.text,
    source,
  }));
  return firstOfEachName([...measured, ...patternFacts(lower, source)]);
}

const nameByDimension: Readonly<Record<Dimension, string>> = {
  voltage: 'voltage',
  current: 'current',
  power: 'power',
  'apparent-power': 'apparent_power',
  charge: 'battery_capacity',
  energy: 'energy',
  length: 'size',
  area: 'area',
  volume: 'capacity',
  mass: 'weight',
  digital: 'capacity',
  'data-rate': 'data_rate',
  frequency: 'frequency',
  rotation: 'speed',
  torque: 'torque',
  pressure: 'pressure',
  temperature: 'temperature',
  time: 'duration',
  'luminous-flux': 'luminous_flux',
  luminance: 'brightness',
  sound: 'sound_level',
  grammage: 'grammage',
  'print-speed': 'print_speed',
  'dot-density': 'print_resolution',
  'pixel-count': 'megapixels',
  share: 'share',
};

type Rule = readonly [dimension: Dimension, near: RegExp, name: string];

// The words right beside an amount say what it is the amount of; the first rule that fits wins.
const rulesByNeighbour: readonly Rule[] = [
  ['digital', /^\W{0,3}(?:[a-z0-9-]+ )?(?:ram|ddr|memory|lpddr|unified)/, 'memory'],
  ['digital', /^\W{0,3}(?:[a-z0-9.-]+ ){0,2}(?:ssd|hdd|nvme|storage|emmc|disk|hard|flash|m\.2)/, 'storage'],
  ['length', /^\W{0,3}(?:long|length|cable|cord|lead)/, 'length'],
  ['length', /^\W{0,3}(?:wide|width|w\b)/, 'width'],
  ['length', /^\W{0,3}(?:high|height|tall)/, 'height'],
  ['length', /^\W{0,3}(?:deep|depth)/, 'depth'],
  ['length', /^\W{0,3}(?:diameter|disc|blade|dia\b)/, 'diameter'],
  ['length', /^\W{0,3}(?:[a-z-]+ )?chuck/, 'chuck_size'],
  [
    'length',
    /^\W{0,3}(?:[a-z0-9-]+ ){0,2}(?:display|screen|monitor|panel|lcd|led|ips|tft|notebook|laptop|tv)/,
    'screen_size',
  ],
  ['time', /^\W{0,3}(?:[a-z-]+ ){0,2}(?:warranty|guarantee)/, 'warranty'],
  ['power', /^\W{0,3}(?:pd|power delivery|usb-c|charging)/, 'power_delivery'],
  ['frequency', /^\W{0,3}(?:refresh)/, 'refresh_rate'],
];

const screenNouns = new Set(['monitor', 'notebook', 'tv', 'tablet', 'projector']);
const lengthNouns = new Set(['cable', 'cord', 'extension', 'lead', 'hose', 'tape', 'rope', 'chain', 'ladder']);

function measuredName(found: FoundMeasure, text: string, noun: string | undefined): string {
  const { dimension } = found.unit;
  const after = text.slice(found.end, found.end + 40);
  const rule = rulesByNeighbour.find(([of, near]) => of === dimension && near.test(after));
  if (rule) return rule[2];
  if (noun !== undefined && dimension === 'length' && screenNouns.has(noun)) return 'screen_size';
  if (noun !== undefined && dimension === 'length' && lengthNouns.has(noun)) return 'length';
  // 30 to 500 Hz on something with a screen is how often it redraws.
  if (dimension === 'frequency' && found.baseAmount <= 500 && noun && screenNouns.has(noun)) return 'refresh_rate';
  return nameByDimension[dimension];
}

type Pattern = readonly [name: string, pattern: RegExp, toValue: (match: RegExpExecArray) => AttributeValue];

const patterns: readonly Pattern[] = [
  ['ports', /\b(\d{1,3})[ -]ports?\b/, count],
  ['cores', /\b(\d{1,3}|dual|quad|hexa|octa)[ -]cores?\b/, count],
  ['sheets', /\b(\d{1,5}|\d{1,3},\d{3})[ -]sheets?\b/, count],
  ['pages', /\b(\d{2,6}|\d{1,3},\d{3})[ -]pages?\b/, count],
  // Not followed by a unit of length: a board of 180 x 120 cm has a size and no resolution.
  [
    'resolution',
    /\b(\d{3,5})\s?[x×]\s?(\d{3,5})\b(?!\s?(?:mm|cm|m|in|inch|inches|ft|")(?![a-z]))/,
    (match) => textValue(`${match[1]}x${match[2]}`),
  ],
  ['paper_size', /\b(a[0-6])\b/, firstGroup],
  ['ip_rating', /\b(ip\d\d)\b/, firstGroup],
  [
    'color',
    /\b(black|white|gr[ae]y|silver|blue|red|green|yellow|orange|beige|brown|pink|purple|cyan|magenta|transparent)\b/,
    (match) => textValue((match[1] ?? '').replace('gray', 'grey')),
  ],
  [
    'certification',
    /\b(?:rohs|fcc|energy star|epeat|iso[ -]?\d{4,5}|(?:en|iec|ansi)[ -]?\d{3,5})\b(?:[-.]\d+)?(?=[ ,;:)]|$)/,
    (match) => textValue(match[0]),
  ],
  ['poe', /\bpoe\+{0,2}(?![a-z])/, () => ({ kind: 'flag', flag: true })],
  ['duplex', /\b(?:duplex|double-sided)\b/, () => ({ kind: 'flag', flag: true })],
];

function patternFacts(lower: string, source: AttributeSource): Attribute[] {
  return patterns.flatMap(([name, pattern, toValue]) => {
    const match = pattern.exec(lower);
    return match ? [{ name, value: toValue(match), written: match[0], source }] : [];
  });
}

const countWords: Readonly<Record<string, number>> = { dual: 2, quad: 4, hexa: 6, octa: 8 };

function count(match: RegExpExecArray): AttributeValue {
  const written = match[1] ?? '';
  return { kind: 'number', amount: countWords[written] ?? Number(written.replace(',', '')) };
}

function firstGroup(match: RegExpExecArray): AttributeValue {
  return textValue(match[1] ?? '');
}

function textValue(text: string): AttributeValue {
  return { kind: 'text', text };
}

function firstOfEachName(attributes: readonly Attribute[]): Attribute[] {
  return [...new Map([...attributes].reverse().map((attribute) => [attribute.name, attribute])).values()].reverse();
}
