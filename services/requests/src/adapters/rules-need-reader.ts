import { draftFromNeed } from '../domain/need/draft-from-need.ts';
import type { NeedReader } from '../ports.ts';

/** Reads needs by rules alone: the engine that works without a model. */
export const rulesNeedReader: NeedReader = {
  engine: 'rules',
  read: async (needText, today) => draftFromNeed(needText, today),
};
