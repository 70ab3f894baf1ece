import { expect, it } from 'vitest';
import { type Attempt, chooseAttempt } from './choose-attempt.ts';

const ended: Attempt = { id: 'first', attempt: 0, status: 'failed' };
const running: Attempt = { id: 'second', attempt: 1, status: 'running' };

it.each([
  { what: 'the first call opens one', attempt: 0, known: [], chosen: undefined },
  { what: 'a repeated call gets its own', attempt: 0, known: [ended, running], chosen: 'first' },
  { what: 'a call after no agreement opens one', attempt: 1, known: [ended], chosen: undefined },
  { what: 'a call during another gets that', attempt: 2, known: [ended, running], chosen: 'second' },
  { what: 'a late call opens none', attempt: 1, known: [{ ...ended, attempt: 2 }], chosen: 'first' },
])('$what', ({ attempt, known, chosen }) => {
  expect(chooseAttempt(attempt, known)?.id).toBe(chosen);
});
