import type { DomainErrorDetail } from '@procur/service-kit/domain-error';
import type { TenderDocument } from '../../domain/reading/tender-document.ts';
import type { ExtractionLimits } from './extraction-limits.ts';

export type ExtractionJob = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: ExtractionLimits;
};

/** Errors lose their class on the way between threads, so a refusal travels as data and is rebuilt. */
export type ExtractionAnswer =
  | { readonly kind: 'read'; readonly document: TenderDocument }
  | { readonly kind: 'refused'; readonly reason: string; readonly message: string; readonly detail: DomainErrorDetail }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };
