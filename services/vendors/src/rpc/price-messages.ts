import type { MessageInitShape } from '@bufbuild/protobuf';
import type {
  PriceLinesRequest,
  PriceLinesResponseSchema,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import type { LinePrice, PriceRequest, PriceSheet } from '../queries/price-lines.ts';

export function fromWirePriceRequest(request: PriceLinesRequest): PriceRequest {
  const { currencyCode, countryCode, customerTier, priceDate } = request;
  const lines = request.lines.map(({ lineId, productId, quantity }) => ({
    lineId,
    productId,
    quantity: quantity?.value ?? '',
    unitCode: quantity?.unitCode ?? '',
  }));
  return { lines, currencyCode, countryCode, customerTier, priceDate };
}

export function toWirePriceSheet(sheet: PriceSheet): MessageInitShape<typeof PriceLinesResponseSchema> {
  const { currencyCode, tax, netTotal, taxTotal, grossTotal } = sheet;
  const base = toMoney(netTotal, currencyCode);
  return {
    lines: sheet.lines.map((line) => toWireLine(line, sheet)),
    netTotal: base,
    taxes: [{ name: tax.name, rate: tax.rate.toFixed(), base, amount: toMoney(taxTotal, currencyCode) }],
    grossTotal: toMoney(grossTotal, currencyCode),
  };
}

function toWireLine(line: LinePrice, { currencyCode, tax }: PriceSheet) {
  const { lineId, productId, unitCode, deliveryDate } = line;
  return {
    ...{ lineId, productId, deliveryDate },
    quantity: { value: line.quantity.toFixed(), unitCode },
    listUnitPrice: toMoney(line.listUnitPrice, currencyCode),
    unitPrice: toMoney(line.unitPrice, currencyCode),
    netAmount: toMoney(line.netAmount, currencyCode),
    taxRate: tax.rate.toFixed(),
    taxAmount: toMoney(line.taxAmount, currencyCode),
    grossAmount: toMoney(line.grossAmount, currencyCode),
    trace: [...line.trace],
  };
}
