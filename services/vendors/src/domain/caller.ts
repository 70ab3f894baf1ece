/** Who asks, as verified at the way in. */
export type Caller = {
  readonly subject: string;
  readonly organisationId: string;
  readonly clientAddress: string;
  readonly userAgent: string;
};
