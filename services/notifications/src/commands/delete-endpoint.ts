import { recordChange } from '@procur/service-kit/audit-trail';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { Endpoint } from '../database/entities/endpoint.ts';
import type { Ports } from '../ports.ts';

/** Ends an endpoint; what is still under way to it fails. Doing it again changes nothing. */
export function deleteEndpoint({ database, now }: Pick<Ports, 'database' | 'now'>) {
  return async (organisationId: string, id: string): Promise<void> => {
    await database.transaction(async (em) => {
      const endpoint = isUuid(id) ? await em.findOne(Endpoint, { id, organisationId }) : null;
      if (!endpoint) throw noSuchEndpoint(id);
      if (endpoint.deletedAt) return;
      endpoint.deletedAt = now();
      // The secret has done its work.
      endpoint.signingSecret = '';
      const before = { channel: endpoint.channel, host: new URL(endpoint.url).host };
      recordChange(em, 'notifications', { action: 'notification_endpoint.deleted', resourceId: id, before, after: {} });
    });
  };
}

function noSuchEndpoint(id: string): DomainError {
  const message = `there is no endpoint ${id}`;
  return new DomainError('not-found', 'ENDPOINT_NOT_FOUND', message, { field: 'endpointId', given: id });
}
