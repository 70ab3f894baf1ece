import { DomainError } from '@procur/service-kit/domain-error';

export const documentStatuses = ['pending', 'processing', 'completed', 'failed'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

/** The steps of reading a document, with the share of the work done when each begins. */
export const stageProgress = { stored: 0, extracting: 10, matching: 50, pricing: 70, writing: 85, done: 100 } as const;
export type DocumentStage = keyof typeof stageProgress;

/** Only what has failed is tried again by request; everything else goes on by itself. */
export function requireRetryable(status: DocumentStatus): void {
  if (status === 'failed') return;
  throw new DomainError(
    'conflict',
    'DOCUMENT_NOT_FAILED',
    `the document is ${status}; only a failed document can be tried again`,
    {
      field: 'document_id',
      given: status,
      allowed: ['failed'],
    },
  );
}
