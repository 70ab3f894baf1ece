import { expect, test } from 'vitest';
import { decideRefresh } from './session.ts';

const now = new Date('2026-01-01T12:00:00Z');
const later = new Date('2026-01-02T12:00:00Z');
const fresh = { expiresAt: later, usedAt: null, sessionEndedAt: null };

test('a fresh token renews its session', () => {
  expect(decideRefresh(fresh, now)).toBe('renew');
});

test('a used token is a theft, even when it has expired since', () => {
  expect(decideRefresh({ ...fresh, usedAt: now }, now)).toBe('reused');
  expect(decideRefresh({ ...fresh, usedAt: now, expiresAt: now }, later)).toBe('reused');
});

test('an ended session stays ended, whatever its tokens say', () => {
  expect(decideRefresh({ ...fresh, sessionEndedAt: now }, now)).toBe('session-ended');
  expect(decideRefresh({ ...fresh, usedAt: now, sessionEndedAt: now }, now)).toBe('session-ended');
});

test('a token ends at the moment it expires', () => {
  expect(decideRefresh(fresh, later)).toBe('expired');
  expect(decideRefresh(undefined, now)).toBe('unknown');
});
