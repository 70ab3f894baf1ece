import { auditEntryRecorded } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import { Endpoint } from '../database/entities/endpoint.ts';
import { checkEndpoint, type NewEndpoint } from '../domain/endpoint.ts';
import { toSigningSecret } from '../domain/webhook-signature.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from './caller.ts';

export type CreatedEndpoint = { readonly endpoint: Endpoint; readonly signingSecret: string };

/** Adds an endpoint of the caller's organisation. Its secret is told now and never again. */
export function createEndpoint(ports: Ports) {
  const { database, poster, settings, now, newId, newSecret } = ports;
  return async (caller: Caller, given: NewEndpoint): Promise<CreatedEndpoint> => {
    const { organisationId } = caller;
    const checked = checkEndpoint(given, settings);
    await poster.checkAddress(checked.url);
    const signingSecret = checked.channel === 'webhook' ? toSigningSecret(newSecret()) : '';
    return await database.transaction(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`endpoints ${organisationId}`]);
      const count = await em.count(Endpoint, { organisationId, deletedAt: null });
      if (count >= settings.maxEndpoints) throw tooMany(settings.maxEndpoints);
      const { channel, url, eventNames } = checked;
      const row = { id: newId(), organisationId, channel, url, eventNames: [...eventNames] };
      const endpoint = em.create(Endpoint, { ...row, signingSecret, createdAt: now(), deletedAt: null });
      const entry = {
        entryId: newId(),
        action: 'notification_endpoint.created',
        resourceType: 'notification_endpoint',
        resourceId: endpoint.id,
        actor: caller.subject,
        beforeJson: '{}',
        // The host only: a Slack URL is a secret as a whole.
        afterJson: JSON.stringify({ channel, host: new URL(url).host, eventNames }),
        clientAddress: caller.clientAddress,
        userAgent: caller.userAgent,
      };
      publish(em, auditEntryRecorded.notifications, entry, { aggregateId: endpoint.id, organisationId });
      return { endpoint, signingSecret };
    });
  };
}

function tooMany(limit: number): DomainError {
  const message = `an organisation can have ${limit} endpoints`;
  return new DomainError('conflict', 'ENDPOINT_LIMIT', message, { allowed: [`at most ${limit}`] });
}
