import { expect, test } from 'vitest';
import { readCsv } from '../../adapters/extraction/read-csv.ts';
import { readTxt } from '../../adapters/extraction/read-txt.ts';
import { evaluationTotal } from './evaluation-criteria.ts';
import { readRequirements } from './read-requirements.ts';

function criteria(text: string): string[] {
  const { facts } = readRequirements(readTxt(Buffer.from(text)));
  return (facts.evaluation ?? []).map(({ value }) => `${value.name}: ${value.weight} ${value.unit}`);
}

test.each([
  ['Bids are evaluated as follows: Price 40 %, Quality 60 points.', ['Price: 40 percent', 'Quality: 60 points']],
  [
    'Award criteria: Price (70%), Delivery time (20%) and Warranty (10%).',
    ['Price: 70 percent', 'Delivery time: 20 percent', 'Warranty: 10 percent'],
  ],
  [
    'Evaluation criteria: 60% for technical merit, 40% for price.',
    ['technical merit: 60 percent', 'price: 40 percent'],
  ],
  [
    'EVALUATION CRITERIA\n\n- Price – 50 points\n- Technical quality – up to 35 points\n- Delivery time: 15 points',
    ['Price: 50 points', 'Technical quality: 35 points', 'Delivery time: 15 points'],
  ],
  [
    'Criterios de evaluación: Precio 60 %, Plazo de entrega 40 %.',
    ['Precio: 60 percent', 'Plazo de entrega: 40 percent'],
  ],
  ['Zuschlagskriterien: Preis 70 %, Qualität 30 %.', ['Preis: 70 percent', 'Qualität: 30 percent']],
  [
    'Critères de jugement des offres : Prix 60 %, Valeur technique 40 %.',
    ['Prix: 60 percent', 'Valeur technique: 40 percent'],
  ],
])('"%s" gives its criteria', (text, expected) => {
  expect(criteria(text)).toEqual(expected);
});

test.each([
  'Prices exclude 19 % VAT. A discount of 2 % applies within 10 days.',
  'The advance payment is 30 % of the contract price.',
  'Bids are evaluated by price. The minimum score is 70 points.',
])('"%s" names no criterion', (text) => {
  expect(criteria(text)).toEqual([]);
});

test('a table of criteria is read as criteria and not as things to buy', () => {
  const { facts, requirements } = readRequirements(
    readCsv(Buffer.from('No,Criterion,Weight\n1,Price,50\n2,Technical quality,30\n3,Delivery time,20\n,Total,100\n')),
  );
  expect(requirements).toEqual([]);
  expect(facts.evaluation?.map(({ value }) => value)).toEqual([
    { name: 'Price', weight: '50', unit: 'percent' },
    { name: 'Technical quality', weight: '30', unit: 'percent' },
    { name: 'Delivery time', weight: '20', unit: 'percent' },
  ]);
});

test('the total says whether percentages make a whole', () => {
  const price = { name: 'Price', weight: '60', unit: 'percent' } as const;
  expect(evaluationTotal([price, { name: 'Quality', weight: '40', unit: 'percent' }])).toBe('100 percent');
  expect(evaluationTotal([price, { name: 'Quality', weight: '30', unit: 'percent' }])).toBe('90 percent, not 100');
  expect(evaluationTotal([{ name: 'Quality', weight: '70.5', unit: 'points' }])).toBe('70.5 points');
  expect(evaluationTotal([])).toBe('');
});
