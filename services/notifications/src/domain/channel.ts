/** The ways in which somebody can be told something. */
export const channels = ['in_app', 'email', 'slack', 'webhook'] as const;
export type Channel = (typeof channels)[number];

/** Those that reach a person, who may choose among them. The others reach an endpoint of the organisation. */
export const personalChannels = ['in_app', 'email'] as const satisfies readonly Channel[];
export type PersonalChannel = (typeof personalChannels)[number];

export const endpointChannels = ['slack', 'webhook'] as const satisfies readonly Channel[];
export type EndpointChannel = (typeof endpointChannels)[number];

export function isPersonal(channel: Channel): channel is PersonalChannel {
  return personalChannels.some((personal) => personal === channel);
}
