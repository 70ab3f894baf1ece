import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toBytes, VectorTable } from './vector-table.ts';

const anyVector = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 });

function nearest(table: VectorTable, wanted: readonly number[], limit: number): readonly string[] {
  const search = table.nearest(toBytes(wanted), limit);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

it('finds what comparing every vector finds', () => {
  fc.assert(
    fc.property(fc.array(anyVector, { maxLength: 40 }), anyVector, (vectors, wanted) => {
      const table = new VectorTable(4);
      for (const [index, vector] of vectors.entries()) table.set(String(index), toBytes(vector));
      const asked = toBytes(wanted);
      const likeness = (vector: readonly number[]) =>
        toBytes(vector).reduce((sum, value, at) => sum + value * (asked[at] ?? 0), 0);
      const expected = vectors
        .map((vector, index) => ({ id: String(index), likeness: likeness(vector) }))
        .sort((a, b) => b.likeness - a.likeness || Number(a.id) - Number(b.id))
        .slice(0, 5);
      expect(nearest(table, wanted, 5)).toEqual(expected.map(({ id }) => id));
    }),
  );
});

it('replaces a vector and leaves out one of another length', () => {
  const table = new VectorTable(2);
  table.set('a', toBytes([1, 0]));
  table.set('b', toBytes([0, 1]));
  table.set('a', toBytes([0, -1]));
  table.set('c', toBytes([1, 0, 0]));
  expect(table.size).toBe(2);
  expect(nearest(table, [0, -1], 1)).toEqual(['a']);
});
