import { expect, it } from 'vitest';
import { testClock } from './clock.ts';

it('moves only when told', () => {
  const clock = testClock('2026-01-01T00:00:00Z');
  const before = clock.now();
  clock.advance(90_000);
  expect(before.toISOString()).toBe('2026-01-01T00:00:00.000Z');
  expect(clock.now().toISOString()).toBe('2026-01-01T00:01:30.000Z');
});
