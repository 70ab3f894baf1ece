import { expect, it } from 'vitest';
import { parseAttributeFilter } from './attribute-filter.ts';

it.each([
  ['voltage>=18 V', { attribute: 'voltage', operator: '>=', value: '18 V' }],
  [' screen size ≤ 27 in', { attribute: 'screen size', operator: '<=', value: '27 in' }],
  ['colour = black', { attribute: 'colour', operator: '=', value: 'black' }],
  ['weight<2kg', { attribute: 'weight', operator: '<', value: '2kg' }],
])('"%s" is a demand', (text, demand) => {
  expect(parseAttributeFilter(text, 'attributes[0]')).toEqual(demand);
});

it.each(['voltage', '>=18', 'voltage>=', ''])('"%s" is refused with what is allowed', (text) => {
  expect(() => parseAttributeFilter(text, 'attributes[0]')).toThrow(/attributes\[0\]/);
});
