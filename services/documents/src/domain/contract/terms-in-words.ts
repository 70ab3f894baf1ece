/** Terms are negotiated as codes ("NET30", "premium"); a contract says them in words. Unknown codes stand as they are. */
export function paymentInWords(code: string): string {
  const net = /^NET[\s_-]?(\d+)$/i.exec(code.trim());
  if (net) return `within ${net[1]} days after receipt, without deduction`;
  const discount = /^(\d+(?:\.\d+)?)\/(\d+)[\s_-]*NET[\s_-]?(\d+)$/i.exec(code.trim());
  if (discount)
    return `within ${discount[3]} days after receipt, less ${discount[1]} per cent when paid within ${discount[2]} days`;
  if (/^prepa(?:id|yment)$/i.test(code)) return 'in advance';
  return code === '' ? 'within 30 days after receipt, without deduction' : code;
}

const support: Readonly<Record<string, string>> = {
  basic: 'answers by e-mail within two working days',
  standard: 'help desk on working days from 9 to 17 hours, first answer within eight working hours',
  business: 'help desk on working days from 8 to 20 hours, first answer within four hours',
  premium: 'help desk at all hours, first answer within one hour for faults that stop the work',
};

export function supportInWords(level: string): string {
  return support[level.toLowerCase()] ?? support.standard ?? '';
}

const units: Readonly<Record<string, string>> = {
  EA: 'units',
  C62: 'units',
  H87: 'pieces',
  SET: 'sets',
  PR: 'pairs',
  KGM: 'kilograms',
  GRM: 'grams',
  TNE: 'tonnes',
  LTR: 'litres',
  MLT: 'millilitres',
  MTR: 'metres',
  CMT: 'centimetres',
  MMT: 'millimetres',
  MTK: 'square metres',
  MTQ: 'cubic metres',
  HUR: 'hours',
  DAY: 'days',
  MON: 'months',
  ANN: 'years',
  RM: 'reams',
  XBX: 'boxes',
  XPK: 'packs',
  XCT: 'cartons',
  XBG: 'bags',
  XBO: 'bottles',
  XRO: 'rolls',
  LS: 'lump sum',
  XSH: 'sheets',
  FOT: 'feet',
  INH: 'inches',
};

/** The plural name of a UN/ECE Recommendation 20 code, or the code itself. */
export function unitInWords(code: string): string {
  return units[code] ?? code;
}
