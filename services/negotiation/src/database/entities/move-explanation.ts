import { defineEntity, p } from '@mikro-orm/core';
import type { MoveRecord } from '@procur/buyer-agent/move-record';

/** What one move was based on; of auctions, who was called and where each vendor stood. */
export type RecordedMove = Omit<MoveRecord, 'action'> & { readonly action: MoveRecord['action'] | 'call' | 'rank' };

/** Private to the buyer's side: what one decision was based on. */
export const MoveExplanation = defineEntity({
  name: 'MoveExplanation',
  tableName: 'move_explanations',
  properties: {
    id: p.uuid().primary(),
    threadId: p.uuid(),
    round: p.smallint(),
    action: p.enum(['offer', 'accept', 'end', 'call', 'rank'] as const),
    ownUtility: p.double().$type<number>(),
    targetUtility: p.double().$type<number>(),
    estimatedOpponentUtility: p.double().$type<number>(),
    reasons: p.json<readonly string[]>(),
    clippedBy: p.json<readonly string[]>(),
    decidedAt: p.datetime(),
    /** The user who made the move in place of the agent; empty when the agent decided. */
    madeBy: p.text().default(''),
  },
});
