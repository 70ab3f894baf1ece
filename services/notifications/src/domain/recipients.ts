import type { Channel, PersonalChannel } from './channel.ts';
import { personalChannels } from './channel.ts';

/** What a user wants; an absent preference means in-app and e-mail, and everything. */
export type Preference = {
  readonly userId: string;
  readonly channels: readonly PersonalChannel[];
  readonly mutedTemplates: readonly string[];
};

/** One message to one recipient by one channel. */
export type PlannedDelivery = { readonly channel: Channel; readonly recipientId: string };

/** The ways in which each user is told, by their own wish. */
export function planPersonal(
  userIds: readonly string[],
  preferences: readonly Preference[],
  template: string,
): PlannedDelivery[] {
  return [...new Set(userIds)].flatMap((userId) => {
    const preference = preferences.find((each) => each.userId === userId);
    if (preference?.mutedTemplates.includes(template)) return [];
    const wanted = preference && preference.channels.length > 0 ? preference.channels : personalChannels;
    return wanted.map((channel) => ({ channel, recipientId: userId }));
  });
}
