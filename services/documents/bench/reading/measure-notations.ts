import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measure } from '@procur/testing/measures';
import { extractDocument } from '../../src/adapters/extraction/extract-document.ts';
import { defaultExtractionLimits } from '../../src/adapters/extraction/extraction-limits.ts';
import { readPrice } from '../../src/domain/reading/item-fields.ts';
import { findMoney } from '../../src/domain/reading/money-notation.ts';
import { readRequirements } from '../../src/domain/reading/read-requirements.ts';
import { findValues } from '../../src/domain/reading/value-notation.ts';

type SpecResult = {
  readonly Resolution?: { readonly value?: string; readonly subtype?: string; readonly unit?: string };
};
type Spec = { readonly Input: string; readonly Results: readonly SpecResult[] };

/** How well numbers, amounts and lists in other people's notations are read; sets that are not there are skipped. */
export async function measureNotations(data: string): Promise<Measure[]> {
  const at = (path: string) => (existsSync(join(data, path)) ? join(data, path) : undefined);
  const [numbers, amounts, prices] = [
    at('recognizers-specs/NumberModel.json'),
    at('recognizers-specs/CurrencyModel.json'),
    at('price-strings/price_examples.json'),
  ];
  return [
    ...(numbers ? numberMeasures(numbers) : []),
    ...(amounts ? [amountMeasure(amounts)] : []),
    ...(prices ? [priceMeasure(prices)] : []),
    ...(await partListMeasures(at('bom-1click/example.csv'), at('bom-1click/example.xlsx'))),
    ...(await invoiceMeasures(at('invoice2data/AzureInterior.pdf'))),
    ...(await specificationMeasures(at('rfp-real/Bid2/Dell_Laptop_Specs.pdf'))),
  ];
}

/** The set calls no figures numbers that a unit touches; here they are what a measurement is read from. */
function standsAlone(text: string, { end }: { readonly end: number }): boolean {
  return !/^\p{L}/u.test(text.slice(end));
}

function numberMeasures(file: string): Measure[] {
  const specs: Spec[] = JSON.parse(readFileSync(file, 'utf8'));
  const isRight = ({ Input, Results }: Spec) => {
    const read = findValues(Input, '.')
      .filter((number) => standsAlone(Input, number))
      .map(({ value }) => Number(value));
    const expected = Results.map(({ Resolution }) => Number(Resolution?.value));
    return read.length === expected.length && read.every((value, index) => near(value, expected[index] ?? Number.NaN));
  };
  const counted = specs.filter(({ Results }) =>
    Results.every(({ Resolution }) => Resolution?.subtype === 'integer' || Resolution?.subtype === 'decimal'),
  );
  return [
    share('numbers in sentences (recognizers-specs), whole and decimal', counted, isRight),
    share('numbers in sentences (recognizers-specs), all, with fractions and powers', specs, isRight),
  ];
}

function amountMeasure(file: string): Measure {
  const specs: Spec[] = JSON.parse(readFileSync(file, 'utf8'));
  return share('amounts in sentences (recognizers-specs)', specs, ({ Input, Results }) => {
    const read = findMoney(Input, '.').map(({ amount }) => Number(amount));
    const expected = Results.map(({ Resolution }) => Number(Resolution?.value) / partsIn(Resolution?.unit ?? ''));
    return read.length === expected.length && expected.every((amount) => read.some((value) => near(value, amount)));
  });
}

/** The set counts cents and pence as currencies of their own; here they are hundredths of one. */
function partsIn(unit: string): number {
  return /^(?:cent|pence|penny)$/iu.test(unit) ? 100 : 1;
}

type PriceString = {
  readonly currency_hint: string | null;
  readonly price_raw: string;
  readonly amount: number | null;
};

function priceMeasure(file: string): Measure {
  const strings: PriceString[] = JSON.parse(readFileSync(file, 'utf8'));
  return share('prices as shops write them (price-strings)', strings, ({ price_raw, amount }) => {
    const read = readPrice(price_raw, '.');
    return amount === null ? read === undefined : read !== undefined && near(Number(read.amount), amount);
  });
}

async function partListMeasures(csv: string | undefined, xlsx: string | undefined): Promise<Measure[]> {
  if (!csv || !xlsx) return [];
  const [left, right] = await Promise.all([linesOf(csv), linesOf(xlsx)]);
  const isSame = left.length === right.length && left.every((line, index) => line === right[index]);
  return [
    {
      measure: 'part list in CSV and XLSX (bom-1click)',
      value: `${left.length} and ${right.length} lines`,
      aim: '11, the same in both',
      kept: isSame && left.length === 11,
    },
  ];
}

async function linesOf(file: string): Promise<string[]> {
  const document = await extractDocument(readFileSync(file), file, defaultExtractionLimits);
  return readRequirements(document).requirements.map(({ quantity, description, partNumber, brand }) =>
    [quantity?.value.value, description.value, partNumber?.value, brand?.value].join(' | '),
  );
}

/** The lines the expected file of the invoice lists: quantity, unit and price. */
const invoiceLines = ['1 KGM 42', '1 EA 70', '1 LTR 1', '15 GRM 10'];

async function invoiceMeasures(file: string | undefined): Promise<Measure[]> {
  if (!file) return [];
  const { requirements } = readRequirements(await extractDocument(readFileSync(file), file, defaultExtractionLimits));
  const read = requirements.map(
    ({ quantity, unitPrice }) =>
      `${Number(quantity?.value.value)} ${quantity?.value.unitCode} ${Number(unitPrice?.value.amount)}`,
  );
  const right = invoiceLines.filter((line) => read.includes(line)).length;
  return [
    {
      measure: 'lines of an invoice as PDF (invoice2data)',
      value: `${right} of ${invoiceLines.length}, ${read.length} read`,
      aim: '4 of 4',
      kept: right === 4 && read.length === 4,
    },
  ];
}

async function specificationMeasures(file: string | undefined): Promise<Measure[]> {
  if (!file) return [];
  const document = await extractDocument(readFileSync(file), file, defaultExtractionLimits);
  const { requirements, coverage } = readRequirements(document);
  const withCode = requirements.filter(({ partNumber }) => partNumber !== undefined).length;
  const rejected = coverage.uses.filter(({ use }) => use === 'rejected').length;
  return [
    {
      measure: 'a real specification as PDF (rfp-real)',
      value: `${withCode} parts with their code`,
      note: `${coverage.uses.length} lines, ${rejected} rejected with a reason; there is no gold answer`,
    },
  ];
}

function share<T>(measure: string, cases: readonly T[], isRight: (one: T) => boolean): Measure {
  const right = cases.filter(isRight).length;
  return { measure, value: (right / cases.length).toFixed(3), note: `${right} of ${cases.length}` };
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
}
