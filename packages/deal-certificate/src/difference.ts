import { canonicalJson } from '@procur/service-kit/canonical-json';

/** One field in which a record and its recomputation part. */
export type FieldDifference = { readonly field: string; readonly recorded: string; readonly recomputed: string };

/** The same with its place. */
export type Difference = FieldDifference & {
  readonly threadId: string;
  readonly vendorName: string;
  readonly round: number;
};

type Pair = readonly [field: string, recorded: unknown, recomputed: unknown];

/** The first pair whose two sides are not written alike. */
export function firstDiffering(pairs: readonly Pair[]): FieldDifference | undefined {
  const found = pairs.find(([, recorded, recomputed]) => shown(recorded) !== shown(recomputed));
  return found && differs(...found);
}

/** A difference in words. */
export function differs(field: string, recorded: unknown, recomputed: unknown): FieldDifference {
  return { field, recorded: shown(recorded), recomputed: shown(recomputed) };
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : canonicalJson(value);
}
