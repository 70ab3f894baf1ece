import { withSpan } from '@procur/service-kit/span';
import type { Writer } from '../../ports.ts';
import { orderUbl } from '../ubl/order-ubl.ts';
import { quotationUbl } from '../ubl/quotation-ubl.ts';
import { contractPdf } from './contract-pdf.ts';
import { quotationPdf } from './quotation-pdf.ts';

/** Writes papers with pdfkit, and their UBL. */
export const pdfWriter: Writer = {
  quotation: (quotation, ubl) => spanned('quotation', () => quotationPdf(quotation, { ubl })),
  preview: (quotation) => spanned('preview', () => quotationPdf(quotation, { isPreview: true })),
  quotationUbl,
  orderUbl,
  contract: (contract) => spanned('contract', () => contractPdf(contract)),
};

function spanned(paper: string, write: () => Uint8Array): Promise<Uint8Array> {
  return withSpan('pdf', { attributes: { 'procur.paper': paper } }, async () => write());
}
