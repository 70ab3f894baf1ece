import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const day = z.iso.date();
const share = z.string().regex(/^\d+(\.\d+)?$/);
const taxRates = z.array(
  z.object({ countryCode: z.string().length(2), name: z.string(), rate: share, validFrom: day, source: z.string() }),
);
const exchangeRates = z.array(
  z.object({ from: z.string().length(3), to: z.string().length(3), rate: share, validFrom: day, source: z.string() }),
);

/** Tax rates from the file, or the built-in table. @throws when the file cannot be read or has another form. */
export async function readTaxRates(file: string | undefined) {
  const builtIn = new URL('../domain/pricing/tax-rates.json', import.meta.url);
  return taxRates.parse(JSON.parse(await readFile(file ?? builtIn, 'utf8')));
}

/** Dated exchange rates from the file; none without one. @throws when the file cannot be read or has another form. */
export async function readExchangeRates(file: string | undefined) {
  return file === undefined ? [] : exchangeRates.parse(JSON.parse(await readFile(file, 'utf8')));
}
