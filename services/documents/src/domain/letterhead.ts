/** Who writes, or is written to: name, address and tax number as they stand on paper. */
export type Letterhead = {
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly taxId: string;
};
