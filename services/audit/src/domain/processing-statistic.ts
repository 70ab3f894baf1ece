/** A consumer and how many events wait for it or are in its hands. */
export type ConsumerBacklog = {
  readonly consumer: string;
  readonly service: string;
  /** An event's subject, or `procur.<owner>.v1.>`. */
  readonly filterSubject: string;
  readonly pending: number;
};

/** What was measured of a consumer over a period. */
export type Measured = ConsumerBacklog & {
  /** Events published to it in the period. */
  readonly offered: number;
  /** Events it gave up in the period. */
  readonly failed: number;
  readonly openDeadLetters: number;
  readonly latencyP50Ms: number;
  readonly latencyP95Ms: number;
};

export type ProcessingStatistic = Measured & {
  readonly processed: number;
  /** 0 to 1; 1 when there was nothing to do. */
  readonly successRate: number;
  readonly throughputPerMinute: number;
};

export type Thresholds = {
  readonly minSuccessRate: number;
  readonly maxPending: number;
  readonly maxDeadLetters: number;
};

export const warningCodes = ['SUCCESS_RATE_LOW', 'PENDING_HIGH', 'DEAD_LETTERS_HIGH'] as const;
export type ProcessingWarning = {
  readonly code: (typeof warningCodes)[number];
  readonly consumer: string;
  readonly message: string;
};

/** Rates over a period of so many minutes. What still waits or failed has not been processed. */
export function toStatistic(measured: Measured, minutes: number): ProcessingStatistic {
  const processed = Math.max(0, measured.offered - measured.failed - measured.pending);
  const settled = processed + measured.failed;
  return {
    ...measured,
    processed,
    successRate: settled === 0 ? 1 : processed / settled,
    throughputPerMinute: processed / minutes,
  };
}

/** The thresholds that a consumer has crossed. */
export function warningsOf(statistic: ProcessingStatistic, thresholds: Thresholds): ProcessingWarning[] {
  const { consumer, successRate, pending, openDeadLetters } = statistic;
  const warnings: ProcessingWarning[] = [];
  if (successRate < thresholds.minSuccessRate) {
    const share = `${(successRate * 100).toFixed(1)} % of the events succeed`;
    const message = `${share}, expected are ${thresholds.minSuccessRate * 100} %`;
    warnings.push({ code: 'SUCCESS_RATE_LOW', consumer, message });
  }
  if (pending > thresholds.maxPending) {
    const message = `${pending} events wait, expected are ${thresholds.maxPending} at most`;
    warnings.push({ code: 'PENDING_HIGH', consumer, message });
  }
  if (openDeadLetters > thresholds.maxDeadLetters) {
    const message = `${openDeadLetters} dead letters are open, expected are ${thresholds.maxDeadLetters} at most`;
    warnings.push({ code: 'DEAD_LETTERS_HIGH', consumer, message });
  }
  return warnings;
}
