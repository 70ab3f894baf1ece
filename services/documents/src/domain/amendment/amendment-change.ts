import type { Span } from '../reading/source-text.ts';

export const changeKinds = ['changed', 'added', 'removed'] as const;

/** What a value was or became, in the words of the document it stands in. */
export type ChangedValue = { readonly value: string; readonly spans: readonly Span[] };

/** One thing that an amendment replaced, added or removed. `position` is 0 for facts of the tender. */
export type AmendmentChange = {
  readonly kind: (typeof changeKinds)[number];
  readonly field: string;
  readonly position: number;
  readonly before?: ChangedValue;
  readonly after?: ChangedValue;
  readonly confidence: number;
};
