import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { endpointChannels } from '../../domain/channel.ts';

/** Where an organisation wants its events posted. */
export const Endpoint = defineEntity({
  name: 'Endpoint',
  tableName: 'endpoints',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    channel: p.enum(endpointChannels),
    url: p.text(),
    eventNames: p.array(),
    /** Empty for Slack, whose URL is the secret. */
    signingSecret: p.string().hidden(),
    createdAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
  },
});
export type Endpoint = InferEntity<typeof Endpoint>;
