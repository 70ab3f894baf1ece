import { expect, test } from 'vitest';
import { readCsv } from '../../adapters/extraction/read-csv.ts';
import { readRequirements } from './read-requirements.ts';

function units(csv: string): (string | undefined)[] {
  return readRequirements(readCsv(Buffer.from(csv))).requirements.map(({ quantity }) => quantity?.value.unitCode);
}

test('"ml" is the running metre in a works list and the millilitre elsewhere', () => {
  expect(units('N°;Désignation;Unité;Quantité\n1;Tranchée pour canalisation;ml;120\n2;Bordures T2;ml;85\n')).toEqual([
    'MTR',
    'MTR',
  ]);
  expect(units('N°;Désignation;Unité;Quantité\n1;Gel hydroalcoolique;ml;500\n2;Sirop pour la toux;ml;125\n')).toEqual([
    'MLT',
    'MLT',
  ]);
});

test('what is poured stays in millilitres among works', () => {
  expect(
    units('No.;Descripción;Unidad;Cantidad\n1;Excavación de zanjas;ml;120\n2;Aceite para cimbra;ml;500\n'),
  ).toEqual(['MTR', 'MLT']);
});
