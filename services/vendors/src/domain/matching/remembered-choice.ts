/** What a reviewer of the organisation decided last about the same line. */
export type RememberedChoice = {
  readonly correctionId: string;
  readonly decidedOn: string;
  /** Undefined: nothing in the catalogue fitted. */
  readonly chosenProductId: string | undefined;
  /** What had been proposed then. */
  readonly proposedProductId: string | undefined;
};
