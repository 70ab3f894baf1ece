import type { OrderDocument, OrderLine } from '../../domain/order/order-document.ts';
import { allowanceCharges, lineItem, monetaryTotal, party, taxTotal } from './ubl-values.ts';
import { type UblElement, ublXml } from './ubl-xml.ts';

/** A draft order as UBL 2.3: who buys is the customer of the quotation, who sells is its issuer. */
export function orderUbl(order: OrderDocument): Uint8Array {
  const { number, createdAt, netTotal, charges, purchaseOrderReference, deliveryDate, paymentTerms } = order;
  return ublXml('Order', {
    'cbc:ID': number,
    'cbc:IssueDate': createdAt.toISOString().slice(0, 10),
    'cbc:Note': order.title,
    'cbc:DocumentCurrencyCode': netTotal.currencyCode,
    'cbc:CustomerReference': purchaseOrderReference || undefined,
    'cbc:LineCountNumeric': String(order.lines.length),
    'cac:QuotationDocumentReference': { 'cbc:ID': order.quotationNumber },
    'cac:BuyerCustomerParty': party({ name: order.customerName || 'Customer', addressLines: [], taxId: '' }),
    'cac:SellerSupplierParty': party(order.issuer),
    'cac:Delivery': deliveryDate ? { 'cac:EstimatedDeliveryPeriod': { 'cbc:EndDate': deliveryDate } } : undefined,
    'cac:PaymentTerms': paymentTerms ? { 'cbc:Note': paymentTerms } : undefined,
    'cac:AllowanceCharge': allowanceCharges(charges),
    'cac:TaxTotal': taxTotal(order.taxes, netTotal.currencyCode),
    'cac:AnticipatedMonetaryTotal': monetaryTotal(order),
    'cac:OrderLine': order.lines.map(orderLine),
  });
}

function orderLine(line: OrderLine): UblElement {
  return {
    'cbc:Note': line.deviations.length > 0 ? line.deviations : undefined,
    'cac:LineItem': lineItem(line),
    'cac:QuotationLineReference': { 'cbc:LineID': String(line.quotationPosition) },
  };
}
