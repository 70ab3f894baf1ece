import { recordChange } from '@procur/service-kit/audit-trail';
import { DomainError } from '@procur/service-kit/domain-error';
import { toSigningSecret } from '@procur/service-kit/webhook-signature';
import { Endpoint } from '../database/entities/endpoint.ts';
import { checkEndpoint, type NewEndpoint } from '../domain/endpoint.ts';
import type { Ports } from '../ports.ts';

export type CreatedEndpoint = { readonly endpoint: Endpoint; readonly signingSecret: string };

/** Adds an endpoint of the organisation. Its secret is told now and never again. */
export function createEndpoint(ports: Ports) {
  const { database, poster, settings, now, newId, newSecret } = ports;
  return async (organisationId: string, given: NewEndpoint): Promise<CreatedEndpoint> => {
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
      // The host only: a Slack URL is a secret as a whole.
      const after = { channel, host: new URL(url).host, eventNames };
      const action = 'notification_endpoint.created';
      recordChange(em, 'notifications', { action, resourceId: endpoint.id, before: {}, after });
      return { endpoint, signingSecret };
    });
  };
}

function tooMany(limit: number): DomainError {
  const message = `an organisation can have ${limit} endpoints`;
  return new DomainError('conflict', 'ENDPOINT_LIMIT', message, { allowed: [`at most ${limit}`] });
}
