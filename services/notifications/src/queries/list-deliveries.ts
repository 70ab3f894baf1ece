import { cutPage, idKey, type Page, type PageRequest, toPage } from '@procur/service-kit/paging';
import { Delivery } from '../database/entities/delivery.ts';
import type { Channel } from '../domain/channel.ts';
import type { DeliveryStatus } from '../domain/delivery-status.ts';
import type { Ports } from '../ports.ts';

export type DeliveryFilter = { readonly status: DeliveryStatus | undefined; readonly channel: Channel | undefined };

/** A page of what the organisation has sent, newest first. */
export function listDeliveries({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, filter: DeliveryFilter, page: PageRequest): Promise<Page<Delivery>> => {
    const cut = cutPage(page, idKey);
    const { status, channel } = filter;
    const where = {
      organisationId,
      ...(status && { status }),
      ...(channel && { channel }),
      ...(cut.after && { id: { $lt: cut.after } }),
    };
    const found = await database.read((em) => em.find(Delivery, where, { orderBy: { id: 'desc' }, limit: cut.limit }));
    return toPage(found, cut, (delivery) => delivery.id);
  };
}
