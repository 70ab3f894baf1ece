import { describe, expect, it } from 'vitest';
import { type Measured, toStatistic, warningsOf } from './processing-statistic.ts';

const thresholds = { minSuccessRate: 0.95, maxPending: 1000, maxDeadLetters: 100 };

describe('the statistic of a consumer', () => {
  it('counts as processed what neither waits nor failed', () => {
    const statistic = toStatistic(measured({ offered: 120, failed: 10, pending: 50 }), 60);
    expect(statistic).toMatchObject({ processed: 60, throughputPerMinute: 1 });
    expect(statistic.successRate).toBeCloseTo(60 / 70);
  });

  it('is a success when there was nothing to do, and never negative when old events wait', () => {
    expect(toStatistic(measured({}), 60)).toMatchObject({ processed: 0, successRate: 1 });
    expect(toStatistic(measured({ offered: 5, pending: 500 }), 60).processed).toBe(0);
  });

  it('warns beyond each threshold and not at it', () => {
    expect(warnings({ offered: 100, failed: 5 })).toEqual([]);
    expect(warnings({ offered: 100, failed: 6 })).toEqual(['SUCCESS_RATE_LOW']);
    expect(warnings({ offered: 5000, pending: 1000 })).toEqual([]);
    expect(warnings({ offered: 5000, pending: 1001 })).toEqual(['PENDING_HIGH']);
    expect(warnings({ openDeadLetters: 100 })).toEqual([]);
    expect(warnings({ openDeadLetters: 101 })).toEqual(['DEAD_LETTERS_HIGH']);
  });
});

function warnings(given: Partial<Measured>): string[] {
  return warningsOf(toStatistic(measured(given), 60), thresholds).map((warning) => warning.code);
}

function measured(given: Partial<Measured>): Measured {
  const zero = { pending: 0, offered: 0, failed: 0, openDeadLetters: 0, latencyP50Ms: 0, latencyP95Ms: 0 };
  return { consumer: 'c', service: 'requests', filterSubject: 'procur.requests.v1.x', ...zero, ...given };
}
