import { describe, expect, it } from 'vitest';
import { awardThread } from './award-thread.ts';
import { cancel, checkedReason } from './negotiation-status.ts';
import { isOpen, moveThread, tableOutcome, threadStatuses } from './thread-status.ts';

describe('a thread', () => {
  it('leaves an end only where an award is still to be decided', () => {
    const movable = threadStatuses.filter((from) => threadStatuses.some((to) => canMove(from, to)));
    expect(movable).toEqual(['opening', 'running', 'waiting_approval', 'agreed']);
  });

  it('tells its vendor nothing before it is known', () => {
    expect(threadStatuses.filter((status) => tableOutcome(status) === undefined)).toEqual([
      'opening',
      'running',
      'waiting_approval',
      'agreed',
    ]);
    expect(threadStatuses.filter(isOpen)).toEqual(['opening', 'running', 'waiting_approval']);
  });

  it('that failed is for its vendor just an end without agreement', () => {
    expect(tableOutcome('failed')).toBe('no_agreement');
  });
});

describe('cancelling', () => {
  it('stops what runs, drops what is not awarded, and leaves the rest alone', () => {
    expect(cancel('running', null)).toBe('stop-running');
    expect(cancel('completed', null)).toBe('drop-result');
    expect(cancel('cancelled', null)).toBe('done-before');
    expect(() => cancel('completed', 'thread')).toThrow('stays as it is');
    expect(cancel('failed', null)).toBe('done-before');
    expect(() => checkedReason('x'.repeat(501))).toThrow('501 characters');
  });
});

describe('awarding', () => {
  const threads = [
    { id: 'a', status: 'agreed' },
    { id: 'b', status: 'agreed' },
    { id: 'c', status: 'failed' },
  ] as const;
  const open = { status: 'completed', awardedThreadId: null } as const;

  it('gives the award to one and takes the hope from the other agreed ones', () => {
    expect([...awardThread(open, threads[0], threads)]).toEqual([
      ['a', 'awarded'],
      ['b', 'not_awarded'],
    ]);
  });

  it('does nothing the second time, and refuses a second winner', () => {
    const awarded = { status: 'completed', awardedThreadId: 'a' } as const;
    expect(awardThread(awarded, { id: 'a', status: 'awarded' }, threads).size).toBe(0);
    expect(() => awardThread(awarded, threads[1], threads)).toThrow('the award went to thread a');
  });

  it('needs a result and an agreement', () => {
    expect(() => awardThread({ status: 'running', awardedThreadId: null }, threads[0], threads)).toThrow(
      'nothing to award',
    );
    expect(() => awardThread(open, threads[2], threads)).toThrow('cannot be awarded');
  });
});

function canMove(from: (typeof threadStatuses)[number], to: (typeof threadStatuses)[number]): boolean {
  try {
    moveThread(from, to);
    return true;
  } catch {
    return false;
  }
}
