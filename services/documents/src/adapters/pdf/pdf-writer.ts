import { withSpan } from '@procur/service-kit/span';
import type { Writer } from '../../ports.ts';
import { contractPdf } from './contract-pdf.ts';
import { quotationPdf } from './quotation-pdf.ts';

/** Writes papers with pdfkit. */
export const pdfWriter: Writer = {
  quotation: (quotation) =>
    withSpan('pdf', { attributes: { 'procur.paper': 'quotation' } }, () => quotationPdf(quotation)),
  contract: (contract) => withSpan('pdf', { attributes: { 'procur.paper': 'contract' } }, () => contractPdf(contract)),
};
