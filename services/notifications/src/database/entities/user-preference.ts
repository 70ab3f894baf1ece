import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { PersonalChannel } from '../../domain/channel.ts';

/** What a user wants to hear, and how. */
export const UserPreference = defineEntity({
  name: 'UserPreference',
  tableName: 'user_preferences',
  properties: {
    organisationId: p.string().primary(),
    userId: p.string().primary(),
    channels: p.array<PersonalChannel>(),
    mutedTemplates: p.array(),
  },
});
export type UserPreference = InferEntity<typeof UserPreference>;
