import type { Config } from './config.ts';
import type { Limits } from './ports.ts';

export function limitsOf(config: Config): Limits {
  return {
    maxUploadBytes: config.uploads.maxBytes,
    maxAttempts: config.nats.maxAttempts,
    quotationValidityDays: config.quotations.validityDays,
    quotationPaymentTerms: config.quotations.paymentTerms,
    quotationIssue: config.quotations.issue,
    orphanAgeMs: config.files.orphanAgeMs,
  };
}
