import type { EventOwner } from '@procur/contracts/event-declaration';
import { usageRecorded } from '@procur/contracts/events';
import type { Database } from './database.ts';
import { uuidv7 } from './ids.ts';
import type { ModelUsage } from './language-model-usage.ts';
import type { Logger } from './logger.ts';
import { toMoney } from './money.ts';
import { publish } from './outbox.ts';

type Recorder = { readonly owner: EventOwner; readonly database: Database; readonly log: Logger };

/**
 * Publishes what each call of the language model took, for the organisation of the present work. A record that cannot be
 * written is logged and stops no work.
 */
export function recordModelUsage({ owner, database, log }: Recorder): (usage: ModelUsage) => void {
  return (usage) => {
    const usageId = uuidv7();
    const data = { usageId, provider: 'language-model', ...toFigures(usage) };
    database
      .transaction(async (em) => publish(em, usageRecorded[owner], data, { aggregateId: usageId }))
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
