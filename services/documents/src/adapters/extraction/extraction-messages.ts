import type { DomainErrorDetail } from '@procur/service-kit/domain-error';
import type { TenderDocument } from '../../domain/reading/tender-document.ts';
import type { PageTranscript } from '../../domain/reading/transcripts.ts';
import type { ExtractionLimits } from './extraction-limits.ts';
import type { ImageLimits, PageImage } from './page-images.ts';

/** Either a file to read, or a document to complete by what a model read from its scanned pages. */
export type ExtractionJob =
  | {
      readonly kind: 'read';
      readonly bytes: Uint8Array;
      readonly fileName: string;
      readonly limits: ExtractionLimits;
      /** Present when somebody can read pictures: then those of pages without text are wanted. */
      readonly images?: Pick<ImageLimits, 'maxImagePages' | 'maxImageEdge'>;
    }
  | { readonly kind: 'complete'; readonly tender: TenderDocument; readonly transcripts: readonly PageTranscript[] };

/** A document, and the pictures of its pages that hold no text. */
export type ExtractionResult = { readonly tender: TenderDocument; readonly images: readonly PageImage[] };

/** Errors lose their class on the way between threads, so a refusal travels as data and is rebuilt. */
export type ExtractionAnswer =
  | ({ readonly kind: 'read' } & PackedResult)
  | { readonly kind: 'refused'; readonly reason: string; readonly message: string; readonly detail: DomainErrorDetail }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

/**
 * What was read travels as JSON, which takes half the time of cloning thousands of small objects, on either side; files
 * and pictures are handed over.
 */
type PackedResult = {
  readonly json: string;
  readonly attachments: TenderDocument['attachments'];
  readonly images: readonly PageImage[];
};

export function packed({ tender: { attachments, ...tender }, images }: ExtractionResult): PackedResult {
  return { json: JSON.stringify(tender), attachments, images };
}

export function unpacked({ json, attachments, images }: PackedResult): ExtractionResult {
  return { tender: { ...JSON.parse(json), attachments }, images };
}
