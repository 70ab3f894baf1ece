import { isUuid } from '@procur/service-kit/ids';
import { Delivery } from '../database/entities/delivery.ts';
import type { Channel } from '../domain/channel.ts';
import type { DeliveryStatus } from '../domain/delivery-status.ts';
import type { Ports } from '../ports.ts';
import { type Page, type PageRequest, pageSize, pageStart, toPage } from './page.ts';

export type DeliveryFilter = { readonly status: DeliveryStatus | undefined; readonly channel: Channel | undefined };

/** A page of what the organisation has sent, newest first. */
export function listDeliveries({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, filter: DeliveryFilter, page: PageRequest): Promise<Page<Delivery>> => {
    const size = pageSize(page);
    const before = pageStart(page, isUuid);
    const { status, channel } = filter;
    const where = {
      organisationId,
      ...(status && { status }),
      ...(channel && { channel }),
      ...(before && { id: { $lt: before } }),
    };
    const found = await database.read((em) => em.find(Delivery, where, { orderBy: { id: 'desc' }, limit: size + 1 }));
    return toPage(found, size, (delivery) => delivery.id);
  };
}
