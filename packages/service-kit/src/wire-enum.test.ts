import { expect, test } from 'vitest';
import { fromWireEnum } from './wire-enum.ts';

const statuses = { open: 1, closed: 2 };

test('a wire value has the name it was given', () => {
  expect(fromWireEnum('status', statuses, 2)).toBe('closed');
});

test('nothing said is nothing', () => {
  expect(fromWireEnum('status', statuses, 0)).toBeUndefined();
});

test('a value nobody has named is refused and never taken for nothing', () => {
  expect(() => fromWireEnum('status', statuses, 3)).toThrow(
    expect.objectContaining({ reason: 'ENUM_UNKNOWN', field: 'status', given: '3', allowed: ['open', 'closed'] }),
  );
});
