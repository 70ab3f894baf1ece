import { setting } from './config.ts';
import { integer, text } from './setting-types.ts';

/** How a service proves who it is and whom it believes. */
export const identitySettings = {
  signingKey: setting({
    name: 'SERVICE_SIGNING_KEY',
    type: text(),
    secret: true,
    description: "The service's private Ed25519 key: a JWK as JSON, or the path of a file holding it.",
  }),
  trustedJwks: setting({
    name: 'TRUSTED_JWKS',
    type: text(),
    description: 'Public keys of all callers (kid is the service name, or operator): a JWKS as JSON or a file path.',
  }),
  internalTokenTtlS: setting({
    name: 'INTERNAL_TOKEN_TTL_S',
    type: integer({ min: 5, max: 3600 }),
    default: '60',
    description: 'Lifetime of the token a service presents to another.',
  }),
};
