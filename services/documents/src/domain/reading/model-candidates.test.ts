import { expect, test } from 'vitest';
import { readTxt } from '../../adapters/extraction/read-txt.ts';
import { allLines } from '../layout/extracted-document.ts';
import { type ModelItem, mergeCandidates } from './model-candidates.ts';
import { readRequirements } from './read-requirements.ts';

const document = readTxt(
  Buffer.from('- 20 x cordless drill\n\nOur canteen would be happy about a new coffee machine, say 2 of them.\n'),
);
const lines = allLines(document);
const rules = readRequirements(document);

function merged(...candidates: ModelItem[]): string[] {
  return mergeCandidates(rules, candidates, lines).requirements.map(
    (requirement) => `${requirement.quantity?.value.value ?? '?'} ${requirement.description.value}`,
  );
}

test('a proposal whose words stand in the source is added in its place', () => {
  expect(merged({ line: 1, description: 'coffee machine', quantity: '2', unit: '' })).toEqual([
    '20 cordless drill',
    '2 coffee machine',
  ]);
});

test.each([
  ['words that are not there', { line: 1, description: 'espresso robot', quantity: '2', unit: '' }],
  ['a quantity that is not there', { line: 1, description: 'coffee machine', quantity: '7', unit: '' }],
  ['a line that does not exist', { line: 99, description: 'coffee machine', quantity: '2', unit: '' }],
  ['a line that the rules have read', { line: 0, description: 'cordless drill', quantity: '20', unit: '' }],
])('a proposal with %s is dropped', (_, candidate) => {
  expect(merged(candidate)).toEqual(['20 cordless drill']);
});
