import { usageRecorded } from '@procur/contracts/events';
import { ambientContext } from '@procur/service-kit/ambient-context';
import type { Database } from '@procur/service-kit/database';
import { uuidv7 } from '@procur/service-kit/ids';
import type { ModelUsage } from '@procur/service-kit/language-model-usage';
import type { Logger } from '@procur/service-kit/logger';
import { toMoney } from '@procur/service-kit/money';
import { publish } from '@procur/service-kit/outbox';

/** Publishes what each call of the model took. A record that cannot be written is logged and stops no work. */
export function recordUsage(database: Database, log: Logger): (usage: ModelUsage) => void {
  return (usage) => {
    const usageId = uuidv7();
    const { organisationId } = ambientContext();
    const { model, purpose, outcome, durationMs } = usage;
    const tokens = { inputTokens: BigInt(usage.inputTokens), outputTokens: BigInt(usage.outputTokens) };
    const event = {
      usageId,
      provider: 'language-model',
      model,
      purpose,
      outcome,
      ...tokens,
      cost: toMoney(usage.costUsd.toDecimalPlaces(9), 'USD'),
      durationMs: BigInt(Math.round(durationMs)),
    };
    database
      .transaction(async (em) => publish(em, usageRecorded.documents, event, { aggregateId: usageId, organisationId }))
      .catch((error: unknown) =>
        log.error({ err: error, usageId }, 'the usage of the language model could not be recorded'),
      );
  };
}
