import type { RoleName } from './roles.ts';

/** Who acts: a user of an organisation, or a service in the background. Always from a verified token or event. */
export type Identity = {
  /** User id, `service:<name>` for background work, or `anonymous` before sign-in. */
  readonly subject: string;
  /** Empty only for operators and for calls before sign-in. */
  readonly organisationId: string;
  readonly roles: readonly RoleName[];
  /** The service (or `operator`) that made the call and signed for it. */
  readonly service: string;
};

/** The identity of a service that works in the background for an organisation. */
export function serviceIdentity(service: string, organisationId: string): Identity {
  return { subject: `service:${service}`, organisationId, roles: ['service'], service };
}
