import { DomainError } from '@procur/service-kit/domain-error';
import { UserPreference } from '../database/entities/user-preference.ts';
import { type Channel, isPersonal, personalChannels } from '../domain/channel.ts';
import { isTemplateName, templateNames } from '../domain/templates.ts';
import type { Ports } from '../ports.ts';
import type { Reader } from '../queries/list-messages.ts';

export type GivenPreferences = { readonly channels: readonly Channel[]; readonly mutedTemplates: readonly string[] };

/** Replaces what the reader wants to hear, and how. */
export function setPreferences({ database }: Pick<Ports, 'database'>) {
  return async (reader: Reader, { channels, mutedTemplates }: GivenPreferences): Promise<UserPreference> => {
    const foreign = channels.find((channel) => !isPersonal(channel));
    if (foreign) throw refuse('CHANNEL_NOT_PERSONAL', 'channels', foreign, personalChannels);
    const unknown = mutedTemplates.find((name) => !isTemplateName(name));
    if (unknown !== undefined) throw refuse('TEMPLATE_UNKNOWN', 'mutedTemplates', unknown, templateNames);
    const row = {
      ...reader,
      channels: [...new Set(channels.filter(isPersonal))],
      mutedTemplates: [...new Set(mutedTemplates)],
    };
    return await database.transaction((em) => em.upsert(UserPreference, row));
  };
}

function refuse(reason: string, field: string, given: string, allowed: readonly string[]): DomainError {
  return new DomainError('invalid', reason, `"${given}" is not allowed in ${field}`, { field, given, allowed });
}
