import { isUuid } from '@procur/service-kit/ids';
import { Message } from '../database/entities/message.ts';
import type { Ports } from '../ports.ts';
import { type Page, type PageRequest, pageSize, pageStart, toPage } from './page.ts';

/** A user, within their organisation. */
export type Reader = { readonly organisationId: string; readonly userId: string };

export type MessagePage = Page<Message> & { readonly unreadCount: number };

/** A page of the reader's messages, newest first. */
export function listMessages({ database }: Pick<Ports, 'database'>) {
  return async (reader: Reader, page: PageRequest & { readonly unreadOnly: boolean }): Promise<MessagePage> => {
    const size = pageSize(page);
    const before = pageStart(page, isUuid);
    const where = { ...reader, ...(page.unreadOnly && { readAt: null }), ...(before && { id: { $lt: before } }) };
    return await database.read(async (em) => ({
      ...toPage(await em.find(Message, where, { orderBy: { id: 'desc' }, limit: size + 1 }), size, ({ id }) => id),
      unreadCount: await em.count(Message, { ...reader, readAt: null }),
    }));
  };
}
