import { plainWords } from './source-text.ts';

/** A unit of measure after a number. `end` is the offset behind it. */
export type Measure = { readonly unit: string; readonly quantity: string; readonly end: number };

type MeasureKind = { readonly quantity: string; readonly unit: string; readonly pattern: string };

/** What is measured, the unit as the catalogue writes it, and how documents write it. Longer patterns come first. */
const kinds: readonly MeasureKind[] = [
  { quantity: 'data_rate', unit: 'Gbps', pattern: 'Gbps|Gbit/s|Gb/s|GbE' },
  { quantity: 'data_rate', unit: 'Mbps', pattern: 'Mbps|Mbit/s|Mb/s' },
  { quantity: 'data_rate', unit: 'MT/s', pattern: 'MT/s' },
  { quantity: 'frequency', unit: 'GHz', pattern: 'GHz' },
  { quantity: 'frequency', unit: 'MHz', pattern: 'MHz' },
  { quantity: 'frequency', unit: 'kHz', pattern: 'kHz' },
  { quantity: 'frequency', unit: 'Hz', pattern: 'Hz|hertz' },
  { quantity: 'memory', unit: 'TB', pattern: 'TB|terabytes?' },
  { quantity: 'memory', unit: 'GB', pattern: 'GB|Go|gigabytes?' },
  { quantity: 'memory', unit: 'MB', pattern: 'MB|megabytes?' },
  { quantity: 'battery_capacity', unit: 'mAh', pattern: 'mAh' },
  { quantity: 'battery_capacity', unit: 'Ah', pattern: 'Ah|amp(?:ere)?[ -]?hours?' },
  { quantity: 'energy', unit: 'Wh', pattern: 'Wh|watt[ -]?hours?' },
  { quantity: 'energy', unit: 'kWh', pattern: 'kWh' },
  { quantity: 'apparent_power', unit: 'kVA', pattern: 'kVA' },
  { quantity: 'apparent_power', unit: 'VA', pattern: 'VA' },
  { quantity: 'power', unit: 'kW', pattern: 'kW|kilowatts?' },
  { quantity: 'power', unit: 'W', pattern: 'W|watts?|vatios' },
  { quantity: 'power', unit: 'hp', pattern: 'hp|PS' },
  { quantity: 'voltage', unit: 'kV', pattern: 'kV' },
  { quantity: 'voltage', unit: 'V', pattern: 'V(?:AC|DC)?|volts?|voltios?' },
  { quantity: 'current', unit: 'mA', pattern: 'mA' },
  { quantity: 'current', unit: 'A', pattern: 'A|amps?|amperes?' },
  { quantity: 'speed', unit: 'rpm', pattern: 'rpm|r/min|U/min|min-1' },
  { quantity: 'print_speed', unit: 'ppm', pattern: 'ppm|pages (?:per|a) minute' },
  { quantity: 'resolution', unit: 'dpi', pattern: 'dpi' },
  { quantity: 'resolution', unit: 'MP', pattern: 'MP|megapixels?' },
  { quantity: 'torque', unit: 'Nm', pattern: 'N[·.]?m' },
  { quantity: 'pressure', unit: 'bar', pattern: 'bar' },
  { quantity: 'pressure', unit: 'psi', pattern: 'psi' },
  { quantity: 'luminous_flux', unit: 'lm', pattern: 'lm|lumens?' },
  { quantity: 'brightness', unit: 'cd/m2', pattern: 'cd/m[2²]|nits?' },
  { quantity: 'noise_level', unit: 'dB', pattern: 'dB(?:\\(A\\)|A)?' },
  { quantity: 'temperature', unit: '°C', pattern: '° ?C|degrees? C(?:elsius)?' },
  { quantity: 'temperature', unit: '°F', pattern: '° ?F' },
  { quantity: 'grammage', unit: 'g/m2', pattern: 'g/m[2²]|gsm' },
  { quantity: 'flow_rate', unit: 'l/min', pattern: 'l/min|L/min' },
  { quantity: 'area', unit: 'm2', pattern: 'm[2²]|sqm|square met(?:re|er)s?' },
  { quantity: 'volume', unit: 'm3', pattern: 'm[3³]' },
  { quantity: 'length', unit: 'mm', pattern: 'mm|millimet(?:re|er)s?' },
  { quantity: 'length', unit: 'cm', pattern: 'cms?|centimet(?:re|er)s?' },
  { quantity: 'length', unit: 'in', pattern: '(?:-| )?inch(?:es)?|in\\.?(?=[\\s,;)]|$)|["”″]|Zoll|pulgadas?|pouces?' },
  { quantity: 'length', unit: 'ft', pattern: 'ft|feet|foot' },
  { quantity: 'length', unit: 'm', pattern: 'm|met(?:re|er)s?|metros?' },
  { quantity: 'weight', unit: 'kg', pattern: 'kgs?|kilograms?|kilos?' },
  { quantity: 'weight', unit: 'g', pattern: 'g|grams?' },
  { quantity: 'weight', unit: 'lb', pattern: 'lbs?|pounds?' },
  { quantity: 'volume', unit: 'cm3', pattern: 'cc|ccm|cm[3³]' },
  { quantity: 'volume', unit: 'ml', pattern: 'ml|mL|millilit(?:re|er)s?' },
  { quantity: 'volume', unit: 'l', pattern: 'l|L|lit(?:re|er)s?|litros?' },
  { quantity: 'cores', unit: 'cores', pattern: '(?:-| )?cores?|núcleos|Kerne' },
  { quantity: 'ports', unit: 'ports', pattern: '(?:-| )?ports?|puertos' },
  { quantity: 'page_yield', unit: 'pages', pattern: 'pages|páginas|Seiten' },
  { quantity: 'capacity', unit: 'sheets', pattern: '(?:-| )?sheets?' },
  { quantity: 'duration', unit: 'years', pattern: '(?:-| )?years?|años?|Jahre?|ans' },
  { quantity: 'duration', unit: 'months', pattern: '(?:-| )?months?|meses|Monate?|mois' },
  { quantity: 'duration', unit: 'hours', pattern: 'hours?|hrs?' },
];

const anyMeasure = new RegExp(
  String.raw`^[\s-]?(?:${kinds.map((kind, index) => `(?<k${index}>${kind.pattern})`).join('|')})(?![\p{L}\p{N}])`,
  'u',
);

/** The unit of measure that follows a number ending at this offset. Case matters: mW is no MW, and "A" is no article. */
export function measureAfter(text: string, offset: number): Measure | undefined {
  const match = anyMeasure.exec(text.slice(offset, offset + 30));
  const index = kinds.findIndex((_, at) => match?.groups?.[`k${at}`] !== undefined);
  const kind = kinds[index];
  return match && kind ? { unit: kind.unit, quantity: kind.quantity, end: offset + match[0].length } : undefined;
}

/** Words beside a number that say what is measured; the unit alone says too little (GB may be memory or disk). */
const named: readonly { readonly quantities: readonly string[]; readonly words: RegExp; readonly attribute: string }[] =
  [
    {
      quantities: ['memory'],
      words: /ssd|hdd|hard\s?(?:disk|drive)|storage|nvme|disk|almacenamiento|festplatte|speicherplatz/iu,
      attribute: 'storage',
    },
    { quantities: ['memory'], words: /ram|memory|ddr|memoria|arbeitsspeicher|mémoire/iu, attribute: 'memory' },
    { quantities: ['frequency'], words: /refresh|display|screen|monitor|panel/iu, attribute: 'refresh_rate' },
    {
      quantities: ['length'],
      words: /screen|display|monitor|diagonal|panel|lcd|fhd|pantalla|bildschirm|écran|laptop|notebook/iu,
      attribute: 'screen_size',
    },
    { quantities: ['length'], words: /\bwid(?:th|e)|breite|ancho|largeur/iu, attribute: 'width' },
    { quantities: ['length'], words: /\bheight(?!-)|\bhigh\b|höhe|\balto|altura|hauteur/iu, attribute: 'height' },
    { quantities: ['length'], words: /depth|deep|tiefe|profundidad|fondo|profondeur/iu, attribute: 'depth' },
    { quantities: ['length'], words: /diamet|ø|durchmesser|diámetro|chuck/iu, attribute: 'diameter' },
    { quantities: ['length'], words: /thick|dicke|espesor|épaisseur|gauge/iu, attribute: 'thickness' },
    { quantities: ['duration'], words: /warrant|guarant|garant|gewährleistung/iu, attribute: 'warranty' },
    { quantities: ['duration'], words: /battery|autonomy|akku|batería/iu, attribute: 'battery_life' },
    {
      quantities: ['weight', 'capacity'],
      words: /capacity|load|tragkraft|capacidad|charge/iu,
      attribute: 'load_capacity',
    },
    { quantities: ['frequency'], words: /processor|cpu|turbo|clock/iu, attribute: 'clock_speed' },
  ];

/** The attribute a measured value belongs to: a label before it, else a telling word within the same clause. */
export function nearbyAttribute(text: string, start: number, measure: Measure): string {
  const clauseStart = Math.max(
    text.lastIndexOf(';', start),
    text.lastIndexOf('\n', start),
    text.lastIndexOf(',', start - 1),
    start - 60,
    0,
  );
  const before = text.slice(clauseStart, start);
  const label = /(?:^|[;,.\n]\s*)([\p{L}][\p{L} /-]{2,30}?)\s*[:=]\s*$/u.exec(before);
  const after = /^[^;,\n]{0,40}/.exec(text.slice(measure.end))?.[0] ?? '';
  const candidates = named.filter(({ quantities }) => quantities.includes(measure.quantity));
  const distances = candidates.map(({ words }) => Math.min(after.search(words) >>> 0, distanceBack(before, words)));
  const nearest = Math.min(...distances, 1000);
  const telling = candidates[distances.indexOf(nearest)];
  if (telling) return telling.attribute;
  return label ? attributeName(label[1] as string) : measure.quantity;
}

/** Characters between the last of these words and the end of the text; a word behind a value is nearer by a little. */
function distanceBack(text: string, words: RegExp): number {
  const last = [...text.matchAll(new RegExp(words.source, 'giu'))].at(-1);
  return last ? text.length - last.index - last[0].length + 3 : Number.POSITIVE_INFINITY;
}

const synonyms: Readonly<Record<string, string>> = {
  colour: 'color',
  farbe: 'color',
  couleur: 'color',
  ram: 'memory',
  hard_disk: 'storage',
  ssd: 'storage',
  tension: 'voltage',
  spannung: 'voltage',
  voltaje: 'voltage',
  leistung: 'power',
  potencia: 'power',
  puissance: 'power',
  weight: 'weight',
  gewicht: 'weight',
  peso: 'weight',
  poids: 'weight',
  size: 'size',
  screen: 'screen_size',
  display: 'screen_size',
  cpu: 'processor',
};

/** A label as an attribute of the catalogue: "Battery voltage" becomes "battery_voltage". */
export function attributeName(label: string): string {
  const name = plainWords(label)
    .replace(/\b(?:minimum|maximum|min|max|required|the|nominal|rated)\b/g, '')
    .trim()
    .replace(/\s+/g, '_');
  return synonyms[name] ?? (/voltage$/.test(name) ? 'voltage' : name);
}
