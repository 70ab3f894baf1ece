import { defineEntity, p } from '@mikro-orm/core';
import type { PersonMove as Wanted } from '@procur/buyer-agent/person-step';

export const personMoveStatuses = ['made', 'withdrawn'] as const;

/** Private to the buyer's side: a move that a person made in place of the agent. One of a round is in effect. */
export const PersonMove = defineEntity({
  name: 'PersonMove',
  tableName: 'person_moves',
  properties: {
    id: p.uuid().primary(),
    negotiationId: p.uuid(),
    threadId: p.uuid(),
    round: p.smallint(),
    move: p.json<Wanted>(),
    status: p.enum(personMoveStatuses),
    madeBy: p.text(),
    madeAt: p.datetime(),
  },
});
