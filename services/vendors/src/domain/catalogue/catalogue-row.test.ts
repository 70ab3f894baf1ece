import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCatalogueHeader } from './catalogue-header.ts';
import { readCatalogueRow } from './catalogue-row.ts';
import { type CatalogueFormat, type FramedRecord, RecordFramer } from './record-framer.ts';

const row = { sku: 'T-1', name: 'Torque wrench', currency: 'eur', price: '49.90' };

describe('catalogue row', () => {
  it('fills in what a seller may leave out', () => {
    expect(readCatalogueRow(row).draft).toMatchObject({
      unitCode: 'EA',
      minimumOrderQuantity: '1',
      priceTiers: [{ minimumQuantity: '1', unitPrice: '49.90', currencyCode: 'EUR' }],
    });
  });

  it('reads tiers and specifications in the notation of CSV and of JSON', () => {
    const csv = readCatalogueRow({
      ...row,
      price_tiers: '10:45.00|50:41.5',
      specs: 'torque=60 Nm; drive=1/2"',
      'spec.length': '420 mm',
    });
    const json = readCatalogueRow({
      ...row,
      price: 49.9,
      price_tiers: [
        { minimum_quantity: 10, unit_price: '45.00' },
        { minimum_quantity: 50, unit_price: '41.5' },
      ],
      specs: { torque: '60 Nm', drive: '1/2"', length: '420 mm' },
    });
    expect(csv.draft?.specs).toEqual(json.draft?.specs);
    expect(csv.draft?.priceTiers.slice(1)).toEqual(json.draft?.priceTiers.slice(1));
  });

  it('reports every wrong field with what was given and what is allowed', () => {
    const { problems } = readCatalogueRow({
      ...row,
      name: ' ',
      price: 'twelve',
      ean: '4006381333932',
      lead_time_days: '-3',
      price_tiers: '10-45',
    });
    expect(problems?.map((problem) => problem.field).sort()).toEqual([
      'ean',
      'lead_time_days',
      'name',
      'price',
      'price_tiers',
    ]);
    expect(problems?.find((problem) => problem.field === 'ean')).toEqual({
      field: 'ean',
      reason: 'has a wrong length or check digit',
      given: '4006381333932',
      allowed: ['GTIN-8, GTIN-12, GTIN-13 or GTIN-14'],
    });
  });

  it.each([
    ['price', { price: '-1' }],
    ['currency', { currency: 'EURO' }],
    ['specs', { specs: 'red, shiny' }],
    ['specs.size', { specs: { size: [1, 2] } }],
    ['unit_code', { unit_code: 'pieces' }],
    ['category', { category: 'Tools & more' }],
    ['sku', { sku: 'x'.repeat(65) }],
    ['price_tiers', { price_tiers: { toString: null } }],
  ])('refuses a wrong %s', (field, change) => {
    expect(readCatalogueRow({ ...row, ...change }).problems?.map((problem) => problem.field)).toEqual([field]);
  });

  it('never throws, whatever stands in a row', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('sku', 'name', 'price', 'price_tiers', 'specs', 'ean', 'currency', 'category'),
          fc.jsonValue(),
        ),
        (record) => {
          const read = readCatalogueRow(record as Record<string, unknown>);
          expect(read.draft === undefined).toBe(read.problems !== undefined);
        },
      ),
    );
  });
});

describe('catalogue header', () => {
  it('names what is missing, unknown and repeated', () => {
    expect(() => checkCatalogueHeader(['SKU', 'name', 'colour', 'name'])).toThrow(
      'the header line lacks currency, price; has the unknown colour; repeats name',
    );
    expect(checkCatalogueHeader(['\ufeffSKU', ' Name', 'currency', 'price', 'spec.voltage'])).toEqual([
      'sku',
      'name',
      'currency',
      'price',
      'spec.voltage',
    ]);
  });
});

describe('records of a file', () => {
  it('keeps a quoted field with line feeds together and numbers the lines after it', () => {
    const records = frame('csv', 'a,b\n1,"two\nlines"\n3,4');
    expect(records.map((record) => [record.line, record.text])).toEqual([
      [1, 'a,b'],
      [2, '1,"two\nlines"'],
      [4, '3,4'],
    ]);
  });

  it('reports only the line with an unclosed quote and reads on', () => {
    const rows = Array.from({ length: 300 }, (_, index) => `${index},x`);
    rows[9] = '9,"broken';
    const records = frame('csv', rows.join('\n'));
    expect(records).toHaveLength(300);
    expect(records.filter((record) => record.problem).map((record) => record.line)).toEqual([10]);
    expect(records.at(-1)?.line).toBe(300);
  });

  it('reports bytes that are not UTF-8', () => {
    const records = [...frameBytes('jsonl', [Buffer.from([0x7b, 0xff, 0x7d, 0x0a, 0x7b, 0x7d])])];
    expect(records.map((record) => record.problem)).toEqual(['is not UTF-8 text', undefined]);
  });

  it('stops at a line without end instead of filling the memory', () => {
    expect(() => frame('jsonl', 'x'.repeat(300_000))).toThrow('line 1 is longer than');
  });

  it('finds the same records however the bytes are cut, and from every record on', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a,1', '"q,""x"" ü",2', '"two\nlines",3', '', 'z'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        (rows, size) => {
          const bytes = Buffer.from(rows.join('\r\n'));
          const whole = [...frameBytes('csv', [bytes])];
          const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
            bytes.subarray(index * size, (index + 1) * size),
          );
          expect([...frameBytes('csv', pieces)]).toEqual(whole);
          const first = whole[0];
          if (first)
            expect([...frameBytes('csv', [bytes.subarray(first.end.byte)], first.end)]).toEqual(whole.slice(1));
        },
      ),
    );
  });
});

function frame(format: CatalogueFormat, text: string): FramedRecord[] {
  return [...frameBytes(format, [Buffer.from(text)])];
}

function* frameBytes(
  format: CatalogueFormat,
  chunks: readonly Buffer[],
  start = { byte: 0, line: 0 },
): Generator<FramedRecord> {
  const framer = new RecordFramer(format, start);
  for (const chunk of chunks) yield* framer.push(chunk);
  yield* framer.finish();
}
