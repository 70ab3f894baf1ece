import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTimes } from './answer-times.ts';

const hour = 3_600_000;
const askedAt = new Date('2026-11-20T12:00:00Z');
const timing = { askedAt, tableDeadline: null, deadlineMs: 24 * hour, reminderMs: 4 * hour };

describe('the time to answer', () => {
  it('is the deadline from the question on, with a reminder before it', () => {
    expect(answerTimes(timing)).toEqual({
      dueAt: new Date('2026-11-21T12:00:00Z'),
      remindAt: new Date('2026-11-21T08:00:00Z'),
    });
  });

  it('ends with the table, and has no reminder when half of it would not be over', () => {
    const tableDeadline = new Date('2026-11-20T18:00:00Z');
    expect(answerTimes({ ...timing, tableDeadline })).toEqual({ dueAt: tableDeadline, remindAt: null });
  });

  it('has no reminder where none is wanted', () => {
    expect(answerTimes({ ...timing, reminderMs: 0 }).remindAt).toBeNull();
  });

  it('never outlasts the table, and reminds only between question and deadline', () => {
    const ms = fc.integer({ min: 1, max: 30 * 24 * hour });
    fc.assert(
      fc.property(ms, ms, ms, (deadlineMs, reminderMs, tableMs) => {
        const tableDeadline = new Date(askedAt.getTime() + tableMs);
        const { dueAt, remindAt } = answerTimes({ askedAt, tableDeadline, deadlineMs, reminderMs });
        expect(dueAt.getTime()).toBeLessThanOrEqual(tableDeadline.getTime());
        if (remindAt) expect(remindAt.getTime()).toBeGreaterThan(askedAt.getTime());
        if (remindAt) expect(remindAt.getTime()).toBeLessThan(dueAt.getTime());
      }),
    );
  });
});
