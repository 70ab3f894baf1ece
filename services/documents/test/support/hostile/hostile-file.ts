/** A file made to hurt. It is written when it is needed: some are large. */
export type HostileFile = {
  readonly name: string;
  readonly fileName: string;
  readonly write: () => Uint8Array;
  /** The reasons that are right; without them the file may also be read. */
  readonly refusedAs?: readonly string[];
  /** Takes seconds or hundreds of megabytes; measured by the bench only. */
  readonly isLarge?: true;
};
