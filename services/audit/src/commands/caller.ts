import type { Scope } from '../domain/scope.ts';

/** Who gave the command, for whom, and from where, for the audit trail. */
export type Caller = {
  readonly subject: string;
  readonly organisationId: string;
  readonly scope: Scope;
  readonly clientAddress: string;
  readonly userAgent: string;
};
