import { parseAmount, parseMeasure, toMeasure } from '../measures/measure.ts';
import { type Dimension, findMeasureUnit } from '../measures/measure-units.ts';
import { plainLower } from './terms.ts';
import { parseRange, type ValueRange } from './value-range.ts';

export type AttributeValue =
  | {
      readonly kind: 'measure';
      readonly dimension: Dimension;
      readonly baseAmount: number;
      readonly unitSymbol: string;
    }
  | { readonly kind: 'number'; readonly amount: number }
  | ValueRange
  | { readonly kind: 'flag'; readonly flag: boolean }
  | { readonly kind: 'text'; readonly text: string };

export type AttributeSource = 'spec' | 'title' | 'description';

/** One fact about a product, and where it was read. */
export type Attribute = {
  readonly name: string;
  readonly value: AttributeValue;
  readonly written: string;
  readonly source: AttributeSource;
};

/** A specification as a seller writes it. */
export type SpecValue = string | number | boolean;

export function attributesFromSpecs(specs: Readonly<Record<string, SpecValue>>): Attribute[] {
  return Object.entries(specs).map(([name, value]) => ({
    name: attributeName(name),
    value: parseAttributeValue(value, unitInName(name)),
    written: String(value),
    source: 'spec',
  }));
}

/** What kind of value it is: "18 V" is a measure, "24" a number, "yes" a flag, "matte black" a text. */
export function parseAttributeValue(written: SpecValue, unitSymbol?: string): AttributeValue {
  if (typeof written === 'boolean') return { kind: 'flag', flag: written };
  const text = String(written).trim();
  const amount = /^[-+]?[\d.,/ ]+$/.test(text) ? parseAmount(text) : undefined;
  const unit = unitSymbol === undefined ? undefined : findMeasureUnit(unitSymbol);
  const measure = amount !== undefined && unit !== undefined ? toMeasure(amount, unit) : parseMeasure(text);
  if (measure) {
    const { dimension, symbol } = measure.unit;
    return { kind: 'measure', dimension, baseAmount: measure.baseAmount, unitSymbol: symbol };
  }
  if (amount !== undefined) return { kind: 'number', amount };
  const range = parseRange(text, unit);
  if (range !== undefined) return range;
  if (/^(?:yes|true|y|included)$/i.test(text)) return { kind: 'flag', flag: true };
  if (/^(?:no|false|n|none|not included)$/i.test(text)) return { kind: 'flag', flag: false };
  return { kind: 'text', text: plainLower(text) };
}

// Left: the name facts are stored under. Right: what people call it.
const namesByAttribute: Readonly<Record<string, string>> = {
  voltage: 'voltage|battery voltage|rated voltage|nominal voltage|operating voltage|volts|volt',
  battery_capacity: 'battery capacity|battery|accu capacity|charge',
  power: 'power|wattage|rated power|power output|output power|motor power|watts|input power',
  power_delivery: 'power delivery|charging power|usb c power delivery|pd',
  memory: 'memory|ram|internal memory|system memory|memory size',
  storage:
    'storage|ssd|hdd|disk|hard drive|storage capacity|ssd capacity|drive capacity|internal storage|disk capacity|total storage capacity',
  capacity: 'capacity|volume|tank capacity|bin capacity|content|contents',
  screen_size: 'screen size|display size|display diagonal|diagonal|screen|display|screen diagonal',
  resolution: 'resolution|display resolution|native resolution|screen resolution',
  refresh_rate: 'refresh rate|frame rate',
  brightness: 'brightness|luminance',
  luminous_flux: 'luminous flux|light output|lumens|lumen output',
  weight: 'weight|net weight|product weight|mass|gewicht',
  length: 'length|cable length|overall length|lead length|cord length',
  width: 'width',
  height: 'height',
  depth: 'depth',
  diameter: 'diameter|disc diameter|blade diameter',
  chuck_size: 'chuck size|chuck|chuck capacity',
  torque: 'torque|max torque|maximum torque|tightening torque',
  speed: 'speed|rotation speed|no load speed|rpm|max speed',
  print_speed: 'print speed|printing speed|pages per minute|speed ppm|ppm',
  frequency: 'frequency|clock speed|processor frequency',
  grammage: 'grammage|paper weight|gsm|basis weight',
  paper_size: 'paper size|size a|format|paper format|sheet size|media size',
  color: 'color|colour|product colour',
  ports: 'ports|number of ports|port count|rj45 ports|ethernet ports',
  cores: 'cores|cpu cores|processor cores|core count',
  data_rate: 'data rate|throughput|network speed|bandwidth|transfer rate|speed per port',
  sound_level: 'sound level|noise level|noise|sound pressure',
  warranty: 'warranty|guarantee|warranty period',
  ip_rating: 'ip rating|ingress protection|protection class|ip class',
  material: 'material',
  connector: 'connector|interface|connectivity|connection|connections',
  processor: 'processor|cpu|chip',
  operating_system: 'operating system|os',
  sheets: 'sheets|sheets per pack|sheet count|sheets per ream|number of sheets',
  pages: 'pages|page yield|yield',
  size: 'size|dimensions|nominal size',
  certification: 'certification|certificate|certifications|standard|norm',
  poe: 'poe|power over ethernet',
  duplex: 'duplex|double sided|duplex printing|two sided printing',
};

const attributeByName = new Map(
  Object.entries(namesByAttribute).flatMap(([attribute, names]) => names.split('|').map((name) => [name, attribute])),
);

/** The one name under which a fact is stored and looked up; unknown names stay themselves in snake case. */
export function attributeName(written: string): string {
  const words = plainLower(written)
    .replace(/[([].*$/, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .replace(/\b(?:min|minimum|max|maximum|at least)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return attributeByName.get(words) ?? attributeByName.get(words.replace(/ \S+$/, '')) ?? words.replaceAll(' ', '_');
}

// "Weight (kg)" and "length [mm]" carry the unit in the name.
function unitInName(name: string): string | undefined {
  return /[([]\s*([^)\]]+?)\s*[)\]]\s*$/.exec(name)?.[1];
}
