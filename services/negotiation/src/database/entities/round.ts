import { defineEntity, p } from '@mikro-orm/core';

export const roundOutcomes = [
  'opened',
  'countered',
  'buyer_accepted',
  'seller_accepted',
  'ended',
  'bid',
  'passed',
] as const;
export type RoundOutcome = (typeof roundOutcomes)[number];

/** A round that was played. The key makes a second playing of the same round impossible. */
export const Round = defineEntity({
  name: 'Round',
  tableName: 'rounds',
  properties: {
    threadId: p.uuid().primary(),
    number: p.smallint().primary(),
    outcome: p.enum(roundOutcomes),
    completedAt: p.datetime(),
  },
});
