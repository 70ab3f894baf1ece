/** The seven services, which are also the names of their charts, schemas, durables and signing keys. */
export const serviceNames = [
  'gateway',
  'requests',
  'vendors',
  'negotiation',
  'documents',
  'notifications',
  'audit',
] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Default RPC port of a service on one machine: 7100 for the first, then one apart. */
export function defaultRpcPort(service: ServiceName): number {
  return 7100 + serviceNames.indexOf(service);
}

/** Default ops port of a service on one machine: a hundred above its RPC port. */
export function defaultOpsPort(service: ServiceName): number {
  return defaultRpcPort(service) + 100;
}
