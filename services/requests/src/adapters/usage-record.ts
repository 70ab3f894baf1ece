import { usageRecorded } from '@procur/contracts/events';
import { ambientContext } from '@procur/service-kit/ambient-context';
import type { Database } from '@procur/service-kit/database';
import { uuidv7 } from '@procur/service-kit/ids';
import type { ModelUsage } from '@procur/service-kit/language-model-usage';
import type { Logger } from '@procur/service-kit/logger';
import { toMoney } from '@procur/service-kit/money';
import { publish } from '@procur/service-kit/outbox';

/** Publishes what each call of the model took. A record that cannot be written is logged and stops nobody's draft. */
export function recordUsage(database: Database, log: Logger): (usage: ModelUsage) => void {
  return (usage) => {
    const usageId = uuidv7();
    const { organisationId } = ambientContext();
    const data = { usageId, provider: 'language-model', ...toFigures(usage) };
    database
      .transaction(async (em) => publish(em, usageRecorded.requests, data, { aggregateId: usageId, organisationId }))
      .catch((error: unknown) => log.error({ err: error, usageId }, 'the usage of the model could not be recorded'));
  };
}

function toFigures({ model, purpose, outcome, inputTokens, outputTokens, costUsd, durationMs }: ModelUsage) {
  return {
    ...{ model, purpose, outcome },
    inputTokens: BigInt(inputTokens),
    outputTokens: BigInt(outputTokens),
    // Money on the wire has nine decimals.
    cost: toMoney(costUsd.toDecimalPlaces(9), 'USD'),
    durationMs: BigInt(Math.round(durationMs)),
  };
}
