import type { QuotationDocument } from '../../domain/quotation/quotation-document.ts';
import type { QuotationLine } from '../../domain/quotation/quotation-line.ts';
import { allowanceCharges, lineItem, monetaryTotal, party, quantity, taxTotal } from './ubl-values.ts';
import { type UblElement, ublXml } from './ubl-xml.ts';

/** A quotation as UBL 2.3, with the totals of its PDF. Lines without an offer are there with quantity 0 and the reason. */
export function quotationUbl(quotation: QuotationDocument): Uint8Array {
  const { number, revision, issuedOn, validUntil, reference, netTotal, deliveryDate, paymentTerms } = quotation;
  const charges = quotation.charges ?? [];
  return ublXml('Quotation', {
    'cbc:ID': number,
    'cbc:IssueDate': issuedOn,
    'cbc:Note': [quotation.title, `Revision ${revision}`],
    'cbc:PricingCurrencyCode': netTotal.currencyCode,
    'cbc:LineCountNumeric': String(quotation.lines.length),
    'cac:ValidityPeriod': { 'cbc:StartDate': issuedOn, 'cbc:EndDate': validUntil },
    'cac:RequestForQuotationDocumentReference': reference === '' ? undefined : { 'cbc:ID': reference },
    'cac:SellerSupplierParty': party(quotation.issuer),
    'cac:BuyerCustomerParty':
      quotation.customerName === '' ? undefined : party({ name: quotation.customerName, addressLines: [], taxId: '' }),
    'cac:Delivery': deliveryDate ? { 'cac:EstimatedDeliveryPeriod': { 'cbc:EndDate': deliveryDate } } : undefined,
    'cac:TransactionConditions': paymentTerms ? { 'cbc:Description': paymentTerms } : undefined,
    'cac:AllowanceCharge': allowanceCharges(charges),
    'cac:TaxTotal': taxTotal(quotation.taxes, netTotal.currencyCode),
    'cac:QuotedMonetaryTotal': monetaryTotal({ ...quotation, charges }),
    'cac:QuotationLine': quotation.lines.map(quotationLine),
  });
}

function quotationLine(line: QuotationLine): UblElement {
  const notes = [...line.deviations, ...(line.netAmount ? [] : [`No offer. ${line.explanation}`.trim()])];
  return {
    'cbc:ID': String(line.position),
    'cbc:Note': notes.length > 0 ? notes : undefined,
    'cbc:Quantity': quantity(line.asked ?? line.quantity),
    'cbc:RequestForQuotationLineID': line.requirementId,
    'cac:LineItem': lineItem(line),
  };
}
