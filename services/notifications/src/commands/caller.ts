/** Who gave the command, and from where, for the audit trail. */
export type Caller = {
  readonly subject: string;
  readonly organisationId: string;
  readonly clientAddress: string;
  readonly userAgent: string;
};
