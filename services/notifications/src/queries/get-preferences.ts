import { UserPreference } from '../database/entities/user-preference.ts';
import type { Ports } from '../ports.ts';
import type { Reader } from './list-messages.ts';

/** What the reader has asked for; nothing asked for means in-app and e-mail, and everything. */
export function getPreferences({ database }: Pick<Ports, 'database'>) {
  return async (reader: Reader): Promise<Pick<UserPreference, 'channels' | 'mutedTemplates'>> => {
    const found = await database.read((em) => em.findOne(UserPreference, reader));
    return found ?? { channels: [], mutedTemplates: [] };
  };
}
