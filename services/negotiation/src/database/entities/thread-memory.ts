import { defineEntity, p } from '@mikro-orm/core';
import type { RememberedDeal } from '@procur/buyer-agent/memory';

/** Private to the buyer's side: what was remembered of earlier deals when a thread was opened. Never changed. */
export const ThreadMemory = defineEntity({
  name: 'ThreadMemory',
  tableName: 'thread_memories',
  properties: {
    threadId: p.uuid().primary(),
    deals: p.json<readonly RememberedDeal[]>(),
  },
});
