import { auditEntryRecorded } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { publish } from '@procur/service-kit/outbox';
import { Endpoint } from '../database/entities/endpoint.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from './caller.ts';

/** Ends an endpoint; what is still under way to it fails. Doing it again changes nothing. */
export function deleteEndpoint({ database, now, newId }: Pick<Ports, 'database' | 'now' | 'newId'>) {
  return async (caller: Caller, id: string): Promise<void> => {
    const { organisationId } = caller;
    await database.transaction(async (em) => {
      const endpoint = isUuid(id) ? await em.findOne(Endpoint, { id, organisationId }) : null;
      if (!endpoint) throw noSuchEndpoint(id);
      if (endpoint.deletedAt) return;
      endpoint.deletedAt = now();
      // The secret has done its work.
      endpoint.signingSecret = '';
      const entry = {
        entryId: newId(),
        action: 'notification_endpoint.deleted',
        resourceType: 'notification_endpoint',
        resourceId: id,
        actor: caller.subject,
        beforeJson: JSON.stringify({ channel: endpoint.channel, host: new URL(endpoint.url).host }),
        afterJson: '{}',
        clientAddress: caller.clientAddress,
        userAgent: caller.userAgent,
      };
      publish(em, auditEntryRecorded.notifications, entry, { aggregateId: id, organisationId });
    });
  };
}

function noSuchEndpoint(id: string): DomainError {
  const message = `there is no endpoint ${id}`;
  return new DomainError('not-found', 'ENDPOINT_NOT_FOUND', message, { field: 'endpointId', given: id });
}
