export const quotationStatuses = ['prepared', 'issued', 'failed'] as const;
export type QuotationStatus = (typeof quotationStatuses)[number];
