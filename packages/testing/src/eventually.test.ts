import { expect, it } from 'vitest';
import { eventually } from './eventually.ts';

it('returns what the assertion returns as soon as it holds', async () => {
  let tries = 0;
  const value = await eventually(() => {
    tries += 1;
    expect(tries).toBeGreaterThan(2);
    return tries;
  });
  expect(value).toBe(3);
});

it('fails with the last failure itself', async () => {
  const never = eventually(() => expect('what was there').toBe('what was expected'), { timeoutMs: 60 });
  await expect(never).rejects.toThrow('what was expected');
});
