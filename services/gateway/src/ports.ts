import type { Database } from '@procur/service-kit/database';
import type { Config } from './config.ts';

/** Hashes passwords slowly on purpose. */
export type PasswordHasher = {
  readonly hash: (password: string) => Promise<string>;
  /** Takes equally long whether there is a hash or not, so that timing does not tell who has an account. */
  readonly verify: (hash: string | undefined, password: string) => Promise<boolean>;
};

/** Who signed in, as the access token says it. */
export type AccessClaims = {
  readonly userId: string;
  readonly organisationId: string;
  readonly sessionId: string;
  readonly roles: readonly string[];
};

export type AccessTokens = {
  readonly sign: (claims: AccessClaims, expiresAt: Date) => Promise<string>;
};

export type Ports = {
  readonly database: Database;
  readonly passwords: PasswordHasher;
  readonly accessTokens: AccessTokens;
  readonly sessions: Config['sessions'];
  readonly now: () => Date;
  readonly newId: () => string;
  /** 256 random bits as text. */
  readonly newSecret: () => string;
};
