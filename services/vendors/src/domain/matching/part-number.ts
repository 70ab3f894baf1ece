/** Letters and digits only, upper case: "dhp-484 z" and "DHP484Z" are one part number. */
export function partNumberKey(written: string): string {
  return written.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

// Sizes, standards and model years look like codes but name no product.
const notAPartNumber =
  /^(?:\d{1,4}|(?:19|20)\d\d|A[0-6]|[A-Z]{1,3}\d|\d+(?:V|W|GB|TB|MB|MM|CM|KG|HZ|MHZ|GHZ|INCH|IN|ML|MAH|AH|RPM|DPI|PPM|K|X|P|PORT|BIT|PC|PK|PACK|FT|M|L|G|TH|ST|ND|RD)|IP\d\d|DDR\d.*|USB\d.*|CAT\d.*|RJ\d\d|WINDOWS\d+|ISO\d+|EN\d+|IEEE\d+|\d+X\d+(?:X\d+)?|802.*|MP\d|H26\d|\d+BASE.*|\d+D|\d{1,2}[A-Z]{3,})$/;

/** Codes in a text that may be part numbers: at least four characters with a digit among them, not a size or a standard. */
export function findPartNumbers(text: string): string[] {
  const words = text.match(/[A-Za-z0-9]+(?:[-/.#][A-Za-z0-9]+)*/g) ?? [];
  const keys = words.map(partNumberKey).filter(isPartNumberLike);
  return [...new Set(keys)];
}

/** Whether a key may be a part number rather than a size, a standard or a year. */
export function isPartNumberLike(key: string): boolean {
  if (key.length < 4 || !/\d/.test(key) || notAPartNumber.test(key)) return false;
  return /[A-Z]/.test(key) ? key.match(/[A-Z]{6,}/) === null || /\d{3}/.test(key) : key.length >= 5;
}

/** A GTIN-8, -12, -13 or -14 as 14 digits, or undefined when the length or the check digit is wrong. */
export function parseGtin(written: string): string | undefined {
  const digits = written.replace(/[\s-]/g, '');
  if (!/^(?:\d{8}|\d{12}|\d{13}|\d{14})$/.test(digits)) return undefined;
  const padded = digits.padStart(14, '0');
  return hasGtinCheckDigit(padded) ? padded : undefined;
}

/** Every valid GTIN in a text, as 14 digits. */
export function findGtins(text: string): string[] {
  const written = text.match(/(?<!\d)\d{8,14}(?!\d)/g) ?? [];
  return written.flatMap((digits) => parseGtin(digits) ?? []);
}

// GS1: from the left of 14 digits the weights are 3, 1, 3, 1 …, and the sum with the check digit is a multiple of ten.
function hasGtinCheckDigit(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0;
}
