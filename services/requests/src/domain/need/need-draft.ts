import type { RequestDetails } from '../request-details.ts';

/** The words behind one field. Offsets are in UTF-16 units into the need, end exclusive. */
export type FieldSource = {
  readonly field: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
};

export type ClarifyingQuestion = {
  readonly field: string;
  readonly question: string;
  readonly options: readonly string[];
};

/** A need as it was understood. A budget without a named currency has an empty currency code. */
export type NeedDraft = {
  readonly details: RequestDetails;
  readonly sources: readonly FieldSource[];
  /** Most important first, at most five. */
  readonly questions: readonly ClarifyingQuestion[];
};
