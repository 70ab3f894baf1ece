import { Decimal } from 'decimal.js';
import { metrics } from './metrics.ts';

/** What one call of the model took, for the cost record. */
export type ModelUsage = {
  readonly model: string;
  readonly purpose: string;
  readonly outcome: 'answered' | 'failed';
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly durationMs: number;
  /** Exact, in USD, by the configured prices. */
  readonly costUsd: Decimal;
};

/** USD per million tokens, as decimal text. */
export type TokenPrices = { readonly inputPricePerMillion: string; readonly outputPricePerMillion: string };

/** Adds the cost to a call and counts it in the metrics. */
export function describeUsage(call: Omit<ModelUsage, 'costUsd'>, prices: TokenPrices): ModelUsage {
  const { purpose, outcome, inputTokens, outputTokens } = call;
  const costUsd = costOf(inputTokens, prices.inputPricePerMillion).plus(
    costOf(outputTokens, prices.outputPricePerMillion),
  );
  metrics.languageModelDuration.observe({ purpose, outcome }, call.durationMs / 1000);
  metrics.languageModelTokens.inc({ purpose, direction: 'input' }, inputTokens);
  metrics.languageModelTokens.inc({ purpose, direction: 'output' }, outputTokens);
  metrics.languageModelCost.inc({ purpose }, costUsd.toNumber());
  return { ...call, costUsd };
}

function costOf(tokens: number, pricePerMillion: string): Decimal {
  return new Decimal(pricePerMillion).times(tokens).dividedBy(1_000_000);
}
