import type { QuotationLine } from './quotation-line.ts';

export type ExceptionKind = 'no_match' | 'no_bid' | 'deviation' | 'needs_review';

/** A line that a reader must not overlook. */
export type QuotationException = {
  readonly position: number;
  readonly kind: ExceptionKind;
  readonly requested: string;
  readonly productName: string;
  readonly reasons: readonly string[];
};

/** Lines without an offer, with an offer that differs from what was asked, or that wait for a person. */
export function exceptionsOf(lines: readonly QuotationLine[]): QuotationException[] {
  return lines.flatMap((line) => {
    const kind = kindOf(line);
    if (!kind) return [];
    const { position, requested, productName } = line;
    return [{ position, kind, requested, productName, reasons: reasonsOf(line, kind) }];
  });
}

function kindOf({ outcome, deviations }: QuotationLine): ExceptionKind | undefined {
  if (outcome === 'no_match' || outcome === 'no_bid' || outcome === 'needs_review') return outcome;
  return deviations.length > 0 ? 'deviation' : undefined;
}

function reasonsOf(line: QuotationLine, kind: ExceptionKind): readonly string[] {
  if (kind === 'no_bid') return [line.review?.reason ?? ''].filter((reason) => reason !== '');
  if (kind === 'no_match') return [line.explanation].filter((reason) => reason !== '');
  return line.deviations;
}
