import type { Decimal } from 'decimal.js';

/** One step of a price: what was applied, to what, giving what. `amountAfter` of a step is `amountBefore` of the next. */
export type PriceStep = {
  readonly rule: string;
  readonly description: string;
  readonly amountBefore: string;
  readonly amountAfter: string;
  readonly source: string;
};

/** What a step was and where its number comes from. */
export type StepReason = Pick<PriceStep, 'rule' | 'description' | 'source'>;

/** Collects the steps of one amount; those that change nothing are left out, but for the first. */
export class PriceTrace {
  readonly steps: PriceStep[] = [];

  start(reason: StepReason, amount: Decimal): Decimal {
    this.steps.push({ ...reason, amountBefore: '', amountAfter: amount.toFixed() });
    return amount;
  }

  step(reason: StepReason, before: Decimal, after: Decimal): Decimal {
    if (!before.eq(after)) {
      this.steps.push({ ...reason, amountBefore: before.toFixed(), amountAfter: after.toFixed() });
    }
    return after;
  }
}

/** "5 %" of "0.05". */
export function percent(share: Decimal): string {
  return `${share.times(100).toFixed()} %`;
}
