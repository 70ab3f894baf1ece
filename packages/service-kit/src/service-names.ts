import { type EventOwner, eventOwners } from '@procur/contracts/event-declaration';

/** The seven services, which are also the names of their charts, schemas, streams, durables and signing keys. */
export const serviceNames = eventOwners;
export type ServiceName = EventOwner;

/** Default RPC port of a service on one machine: 7100 for the first, then one apart. */
export function defaultRpcPort(service: ServiceName): number {
  return 7100 + serviceNames.indexOf(service);
}

/** Default ops port of a service on one machine: a hundred above its RPC port. */
export function defaultOpsPort(service: ServiceName): number {
  return defaultRpcPort(service) + 100;
}
