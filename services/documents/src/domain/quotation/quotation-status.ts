export const quotationStatuses = ['draft', 'prepared', 'issued', 'failed'] as const;
export type QuotationStatus = (typeof quotationStatuses)[number];

/** Why a revision was made. */
export const revisionReasons = ['first', 'review', 'amendment'] as const;
export type RevisionReason = (typeof revisionReasons)[number];
