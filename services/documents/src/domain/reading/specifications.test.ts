import { expect, test } from 'vitest';
import { findCertificates } from './certificates.ts';
import { findLabelledSpecifications, findMeasuredSpecifications } from './specifications.ts';

function read(text: string): string[] {
  return findMeasuredSpecifications(text, '.').map(
    ({ attribute, operator, value, unit }) => `${attribute} ${operator} ${value} ${unit}`,
  );
}

test.each([
  ['18 V or more', ['voltage >= 18 V']],
  ['at least 18V', ['voltage >= 18 V']],
  ['≥ 18 V', ['voltage >= 18 V']],
  ['mindestens 18 V', ['voltage >= 18 V']],
  ['al menos 18 V', ['voltage >= 18 V']],
  ['max. 1400 W', ['power <= 1400 W']],
  ['not exceeding 2.5 kg', ['weight <= 2.5 kg']],
  ['10-20 V', ['voltage >= 10 V', 'voltage <= 20 V']],
  ['16 GB RAM and 512 GB SSD', ['memory = 16 GB', 'storage = 512 GB']],
  ['27-inch monitor', ['screen_size = 27 in']],
  ['40 pages per minute', ['print_speed = 40 ppm']],
])('"%s" means %j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('a limit behind one value does not reach the value before it', () => {
  expect(read('125 mm, max. 1400 W')).toEqual(['length = 125 mm', 'power <= 1400 W']);
});

test('labelled properties are read, labels of the order itself are not', () => {
  expect(findLabelledSpecifications('Colour: black or grey; Qty: 20')).toMatchObject([
    { attribute: 'color', operator: 'one_of', value: 'black, grey' },
  ]);
});

test('certificates are named the way vendors name them', () => {
  const names = findCertificates('ISO/IEC 27001:2022, SOC 2 Type II, CE marked, RoHS').map((found) => found.value);
  expect(names.sort()).toEqual(['CE', 'ISO27001', 'ROHS', 'SOC2']);
});
