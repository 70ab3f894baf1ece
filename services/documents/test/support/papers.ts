import { Decimal } from 'decimal.js';
import type { ContractDocument } from '../../src/domain/contract/contract-document.ts';
import { draftContract } from '../../src/domain/contract/contract-document.ts';
import type { QuotationDocument } from '../../src/domain/quotation/quotation-document.ts';
import type { QuotationLine } from '../../src/domain/quotation/quotation-line.ts';

const createdAt = new Date('2026-11-20T10:00:00Z');
const issuer = {
  name: 'Łódź & Müller Büroservice GmbH',
  addressLines: ['Königstraße 12', '70173 Stuttgart', 'Germany'],
  taxId: 'DE 123 456 789',
};
const eur = (value: string) => ({ currencyCode: 'EUR', value });

/** A quotation of this many lines; the second deviates. */
export function aQuotation(lineCount: number): QuotationDocument {
  const base = eur(String(1499 * lineCount));
  const amount = eur(new Decimal('284.81').times(lineCount).toFixed());
  return {
    number: 'Q-2026-000042',
    revision: 1,
    title: 'Renewal of the tool stock',
    issuer,
    customerName: 'City of Northfield',
    reference: 'RFQ-2026-0815',
    issuedOn: '2026-11-20',
    validUntil: '2026-12-20',
    paymentTerms: '30 days net',
    deliveryDate: '2026-12-04',
    lines: Array.from({ length: lineCount }, (_, index) => aLine(index + 1)),
    netTotal: base,
    taxes: [{ name: 'VAT', rate: '0.19', base, amount }],
    grossTotal: eur(new Decimal('1783.81').times(lineCount).toFixed()),
    createdAt,
  };
}

function aLine(position: number): QuotationLine {
  return {
    position,
    requirementId: `requirement-${position}`,
    requested: 'Cordless drill, at least 18 V, with two batteries',
    quantity: { value: '10', unitCode: 'EA' },
    outcome: position === 2 ? 'needs_review' : 'accepted',
    explanation: '',
    productId: `product-${position}`,
    productName: `Drill 18 V no. ${position}`,
    sku: `D18-${position}`,
    vendorId: 'vendor',
    probability: 0.97,
    unitPrice: eur('149.9'),
    netAmount: eur('1499'),
    taxName: 'VAT',
    taxRate: '0.19',
    taxAmount: eur('284.81'),
    deliveryDate: '2026-12-04',
    deviations: position === 2 ? ['Asked: at least 18 V; offered: 12 V.'] : [],
    trace: [],
    alternatives: [],
  };
}

export function aContract(): ContractDocument {
  const usd = (value: string) => ({ currencyCode: 'USD', value });
  const vendor = { name: 'Northwind CRM Inc.', addressLines: ['1 Harbour Way', 'Boston MA 02110'], taxId: '' };
  const terms = { termMonths: 36, paymentTerms: 'NET45', supportLevel: 'premium', deliveryDays: 14 };
  const deal = {
    requestNumber: 'PR-2026-000017',
    title: 'CRM seats',
    description: '150 CRM seats',
    vendor,
    quantity: { value: '150', unitCode: 'EA' },
    unitPrice: usd('1092.5'),
    contractTotal: usd('491625'),
    ...terms,
  };
  return { ...draftContract(issuer, deal, '2026-11-20'), number: 'C-2026-000002', createdAt };
}
