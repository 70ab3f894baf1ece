import { z } from 'zod';

/** Any text that is not empty. */
export function text(): z.ZodType<string> {
  return z.string().min(1).describe('a text');
}

/** A whole number within inclusive bounds. */
export function integer(bounds: { readonly min: number; readonly max?: number }): z.ZodType<number> {
  const max = bounds.max ?? Number.MAX_SAFE_INTEGER;
  const allowed = bounds.max === undefined ? `of at least ${bounds.min}` : `from ${bounds.min} to ${bounds.max}`;
  return digits(/^-?\d+$/)
    .pipe(z.number().int().min(bounds.min).max(max))
    .describe(`a whole number ${allowed}`);
}

/** A number within inclusive bounds; never for money. */
export function decimal(bounds: { readonly min: number; readonly max: number }): z.ZodType<number> {
  return digits(/^-?\d+(\.\d+)?$/)
    .pipe(z.number().min(bounds.min).max(bounds.max))
    .describe(`a number from ${bounds.min} to ${bounds.max}`);
}

/** A non-negative amount kept as its decimal text, so that money is never a float. */
export function decimalText(): z.ZodType<string> {
  return z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .describe('a decimal number of at least 0');
}

/** A TCP port; 0 lets the system choose a free one. */
export function port(): z.ZodType<number> {
  return integer({ min: 0, max: 65_535 });
}

/** `true` or `false`. */
export function flag(): z.ZodType<boolean> {
  return z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .describe('true or false');
}

/** One of a closed list of words. */
export function choice<const T extends readonly [string, ...string[]]>(words: T): z.ZodType<T[number]> {
  return z.enum(words).describe(`one of ${words.join(', ')}`);
}

/** An address with one of the given schemes, for example `http` and `https`. */
export function url(...schemes: readonly string[]): z.ZodType<string> {
  const hasScheme = (value: string) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1));
  return z
    .string()
    .refine(hasScheme)
    .describe(`a URL of scheme ${schemes.join(' or ')}`);
}

/** Words separated by commas; no text is an empty list. */
export function list(): z.ZodType<readonly string[]> {
  return z.string().transform(splitAtCommas).describe('words separated by commas');
}

/** The same type, but the variable may be absent. */
export function optional<T>(type: z.ZodType<T>): z.ZodType<T | undefined> {
  return type.optional().describe(`${type.description ?? 'a value'}, or nothing`);
}

// A number is read from its whole text: Number('') is 0 and Number('0x10') is 16, neither of which a person means.
function digits(form: RegExp) {
  return z.string().regex(form).transform(Number);
}

function splitAtCommas(value: string): readonly string[] {
  return value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
