import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { Message } from '../database/entities/message.ts';
import type { Ports } from '../ports.ts';

/** A user, within their organisation. */
export type Reader = { readonly organisationId: string; readonly userId: string };

export type MessagePage = Page<Message> & { readonly unreadCount: number };

/** A page of the reader's messages, newest first. */
export function listMessages({ database }: Pick<Ports, 'database'>) {
  return async (reader: Reader, page: PageRequest & { readonly unreadOnly: boolean }): Promise<MessagePage> => {
    const cut = cutPage(page, idKey);
    const where = { ...reader, ...(page.unreadOnly && { readAt: null }), ...(cut.after && { id: { $lt: cut.after } }) };
    return await database.read(async (em) => ({
      ...toPage(await em.find(Message, where, { orderBy: { id: 'desc' }, limit: cut.limit }), cut, ({ id }) => id),
      unreadCount: await em.count(Message, { ...reader, readAt: null }),
    }));
  };
}
