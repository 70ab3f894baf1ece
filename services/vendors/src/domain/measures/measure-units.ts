/** What is measured. Two values can be compared only within one dimension. */
export type Dimension =
  | 'voltage'
  | 'current'
  | 'power'
  | 'apparent-power'
  | 'charge'
  | 'energy'
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'digital'
  | 'data-rate'
  | 'frequency'
  | 'rotation'
  | 'torque'
  | 'pressure'
  | 'temperature'
  | 'time'
  | 'luminous-flux'
  | 'luminance'
  | 'sound'
  | 'grammage'
  | 'print-speed'
  | 'dot-density'
  | 'pixel-count'
  | 'share';

export type MeasureUnit = {
  readonly symbol: string;
  readonly dimension: Dimension;
  /** One of this unit in the dimension's base unit (the one with factor 1). */
  readonly factor: number;
  readonly spellings: readonly string[];
};

/** Decimal prefixes for bytes: sellers of disks and memory alike print 1 TB for 1,000 GB; comparisons allow for 1,024. */
const units: readonly MeasureUnit[] = [
  unit('voltage', 'V', 1, 'v volt volts vdc vac'),
  unit('voltage', 'kV', 1000, 'kv'),
  unit('voltage', 'mV', 0.001, 'mv'),
  unit('current', 'A', 1, 'a amp amps ampere amperes'),
  unit('current', 'mA', 0.001, 'ma milliamp milliamps'),
  unit('power', 'W', 1, 'w watt watts'),
  unit('power', 'kW', 1000, 'kw kilowatt kilowatts'),
  unit('power', 'hp', 745.7, 'hp horsepower'),
  unit('apparent-power', 'VA', 1, 'va'),
  unit('apparent-power', 'kVA', 1000, 'kva'),
  unit('charge', 'Ah', 1, 'ah'),
  unit('charge', 'mAh', 0.001, 'mah'),
  unit('energy', 'Wh', 1, 'wh'),
  unit('energy', 'kWh', 1000, 'kwh'),
  unit('energy', 'J', 1 / 3600, 'j joule joules'),
  unit('length', 'mm', 1, 'mm millimeter millimeters millimetre millimetres'),
  unit('length', 'cm', 10, 'cm centimeter centimeters centimetre centimetres'),
  unit('length', 'm', 1000, 'm meter meters metre metres mtr mtrs'),
  unit('length', 'km', 1_000_000, 'km'),
  unit('length', 'in', 25.4, 'in inch inches zoll'),
  unit('length', 'ft', 304.8, 'ft foot feet'),
  unit('length', 'yd', 914.4, 'yd yard yards'),
  unit('area', 'm2', 1, 'm2 m² sqm'),
  unit('area', 'sqft', 0.09290304, 'sqft ft2 ft²'),
  unit('volume', 'l', 1, 'l lt ltr litre litres liter liters'),
  unit('volume', 'ml', 0.001, 'ml millilitre millilitres milliliter milliliters'),
  unit('volume', 'cl', 0.01, 'cl'),
  unit('volume', 'm3', 1000, 'm3 m³ cbm'),
  unit('volume', 'gal', 3.785411784, 'gal gallon gallons'),
  unit('volume', 'floz', 0.0295735295625, 'floz'),
  unit('mass', 'kg', 1, 'kg kgs kilo kilos kilogram kilograms'),
  unit('mass', 'g', 0.001, 'g gr gram grams'),
  unit('mass', 'mg', 0.000001, 'mg'),
  unit('mass', 't', 1000, 'tonne tonnes'),
  unit('mass', 'lb', 0.45359237, 'lb lbs pound pounds'),
  unit('mass', 'oz', 0.028349523125, 'oz ounce ounces'),
  unit('digital', 'GB', 1, 'gb gigabyte gigabytes gib'),
  unit('digital', 'TB', 1000, 'tb terabyte terabytes tib'),
  unit('digital', 'MB', 0.001, 'mb megabyte megabytes mib'),
  unit('digital', 'kB', 0.000001, 'kb kilobyte kilobytes'),
  unit('data-rate', 'Mbit/s', 1, 'mbps mbit/s mbit mb/s'),
  unit('data-rate', 'Gbit/s', 1000, 'gbps gbit/s gbit gbe gb/s'),
  unit('frequency', 'Hz', 1, 'hz hertz'),
  unit('frequency', 'kHz', 1000, 'khz'),
  unit('frequency', 'MHz', 1_000_000, 'mhz megahertz'),
  unit('frequency', 'GHz', 1_000_000_000, 'ghz gigahertz'),
  unit('rotation', 'rpm', 1, 'rpm r/min 1/min'),
  unit('torque', 'Nm', 1, 'nm newtonmeter'),
  unit('pressure', 'bar', 1, 'bar bars'),
  unit('pressure', 'psi', 0.0689475729, 'psi'),
  unit('pressure', 'kPa', 0.01, 'kpa'),
  unit('temperature', '°C', 1, '°c celsius degc'),
  unit('time', 'h', 1, 'h hr hrs hour hours'),
  unit('time', 'min', 1 / 60, 'min mins minute minutes'),
  unit('time', 's', 1 / 3600, 'sec secs second seconds'),
  unit('time', 'ms', 1 / 3_600_000, 'ms millisecond milliseconds'),
  unit('time', 'd', 24, 'day days'),
  unit('time', 'wk', 168, 'week weeks'),
  // 30 and 365 days: warranties are compared month with month and year with year, so the exact length never decides.
  unit('time', 'mo', 730, 'month months'),
  unit('time', 'yr', 8760, 'yr yrs year years'),
  unit('luminous-flux', 'lm', 1, 'lm lumen lumens'),
  unit('luminance', 'cd/m2', 1, 'cd/m2 cd/m² nit nits'),
  unit('sound', 'dB', 1, 'db dba db(a) decibel decibels'),
  unit('grammage', 'g/m2', 1, 'gsm g/m2 g/m²'),
  unit('print-speed', 'ppm', 1, 'ppm'),
  unit('dot-density', 'dpi', 1, 'dpi'),
  unit('pixel-count', 'MP', 1, 'mp megapixel megapixels'),
  unit('share', '%', 1, '% percent pct'),
];

const bySpelling = new Map(units.flatMap((known) => known.spellings.map((spelling) => [spelling, known] as const)));

export function findMeasureUnit(written: string): MeasureUnit | undefined {
  const spelling = written.trim().toLowerCase().replace(/\.$/, '');
  return bySpelling.get(spelling) ?? bySpelling.get(spelling.replace(/[\s.-]/g, ''));
}

export function baseUnitOf(dimension: Dimension): MeasureUnit {
  const base = units.find((known) => known.dimension === dimension && known.factor === 1);
  if (base === undefined) throw new Error(`dimension ${dimension} has no base unit`);
  return base;
}

/** Longest first, so that "mAh" is not read as "mA". */
export function measureUnitSpellings(): readonly string[] {
  return [...bySpelling.keys()].sort((a, b) => b.length - a.length);
}

function unit(dimension: Dimension, symbol: string, factor: number, spellings: string): MeasureUnit {
  return { symbol, dimension, factor, spellings: spellings.split(' ') };
}
