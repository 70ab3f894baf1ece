import type { MessageInitShape } from '@bufbuild/protobuf';
import type {
  PriceLinesRequest,
  PriceLinesResponseSchema,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import type { PriceCharge } from '../domain/pricing/price-charge.ts';
import type { TaxTotal } from '../domain/pricing/price-sheet.ts';
import type { LinePrice, PriceRequest, PriceSheet } from '../queries/price-lines.ts';
import { fromWirePriceRules } from './price-rules-messages.ts';

export function fromWirePriceRequest(request: PriceLinesRequest): PriceRequest {
  const { currencyCode, countryCode, customerTier, customerId, priceDate, draftRules } = request;
  const lines = request.lines.map(({ lineId, productId, quantity }) => ({
    lineId,
    productId,
    quantity: quantity?.value ?? '',
    unitCode: quantity?.unitCode ?? '',
  }));
  return {
    ...{ lines, currencyCode, countryCode, customerTier, customerId, priceDate },
    rulesVersion: Number(request.priceRulesVersion),
    draftRules: draftRules && fromWirePriceRules(draftRules),
  };
}

export function toWirePriceSheet(sheet: PriceSheet): MessageInitShape<typeof PriceLinesResponseSchema> {
  const { currencyCode, netTotal, grossTotal } = sheet;
  return {
    lines: sheet.lines.map((line) => toWireLine(line, currencyCode)),
    netTotal: toMoney(netTotal, currencyCode),
    taxes: sheet.taxes.map((tax) => toWireTax(tax, currencyCode)),
    grossTotal: toMoney(grossTotal, currencyCode),
    charges: sheet.charges.map((charge) => toWireCharge(charge, currencyCode)),
    priceRulesVersion: BigInt(sheet.rulesVersion),
  };
}

function toWireTax({ name, rate, base, amount }: TaxTotal, currencyCode: string) {
  return { name, rate: rate.toFixed(), base: toMoney(base, currencyCode), amount: toMoney(amount, currencyCode) };
}

function toWireLine(line: LinePrice, currencyCode: string) {
  const { lineId, productId, unitCode, deliveryDate, belowMarginFloor } = line;
  return {
    ...{ lineId, productId, deliveryDate, belowMarginFloor },
    quantity: { value: line.quantity.toFixed(), unitCode },
    listUnitPrice: toMoney(line.listUnitPrice, currencyCode),
    unitPrice: toMoney(line.unitPrice, currencyCode),
    ...toWireAmounts(line, currencyCode),
    trace: [...line.trace],
  };
}

function toWireCharge(charge: PriceCharge, currencyCode: string) {
  const { kind, name, lineIds, trace } = charge;
  return { kind, name, lineIds: [...lineIds], trace: [...trace], ...toWireAmounts(charge, currencyCode) };
}

type Amounts = Pick<PriceCharge, 'netAmount' | 'tax' | 'taxAmount' | 'grossAmount'>;

function toWireAmounts({ netAmount, tax, taxAmount, grossAmount }: Amounts, currencyCode: string) {
  return {
    netAmount: toMoney(netAmount, currencyCode),
    taxName: tax.name,
    taxRate: tax.rate.toFixed(),
    taxAmount: toMoney(taxAmount, currencyCode),
    grossAmount: toMoney(grossAmount, currencyCode),
  };
}
