import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { Message } from '../database/entities/message.ts';
import type { Ports } from '../ports.ts';
import type { Reader } from '../queries/list-messages.ts';

/** Marks the reader's message as read. Doing it again changes nothing. @throws DomainError not-found, also for another's. */
export function markMessageRead({ database, now }: Pick<Ports, 'database' | 'now'>) {
  return async (reader: Reader, id: string): Promise<Message> => {
    return await database.transaction(async (em) => {
      const message = isUuid(id) ? await em.findOne(Message, { ...reader, id }) : null;
      if (!message) {
        const detail = { field: 'messageId', given: id };
        throw new DomainError('not-found', 'MESSAGE_NOT_FOUND', `there is no message ${id}`, detail);
      }
      message.readAt ??= now();
      return message;
    });
  };
}
