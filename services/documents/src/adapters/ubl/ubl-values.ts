import { minorUnitDigits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import type { Letterhead } from '../../domain/letterhead.ts';
import type { Amount, Charge, Quantity, TaxAmount } from '../../domain/quotation/priced-line.ts';
import type { UblElement } from './ubl-xml.ts';

/** With at least the digits the currency is paid in, as printed on the paper. */
export function amount({ value, currencyCode }: Amount): UblElement {
  const exact = new Decimal(value);
  const digits = Math.max(exact.decimalPlaces(), minorUnitDigits(currencyCode));
  return { '@_currencyID': currencyCode, '#text': exact.toFixed(digits) };
}

export function quantity({ value, unitCode }: Quantity): UblElement {
  return { '@_unitCode': unitCode, '#text': value };
}

export function party({ name, addressLines, taxId }: Letterhead): UblElement {
  return {
    'cac:Party': {
      'cac:PartyName': { 'cbc:Name': name },
      'cac:PostalAddress':
        addressLines.length > 0 ? { 'cac:AddressLine': addressLines.map((line) => ({ 'cbc:Line': line })) } : undefined,
      'cac:PartyTaxScheme':
        taxId === '' ? undefined : { 'cbc:CompanyID': taxId, 'cac:TaxScheme': { 'cbc:Name': 'VAT' } },
      'cac:PartyLegalEntity': { 'cbc:RegistrationName': name },
    },
  };
}

export function taxTotal(taxes: readonly TaxAmount[], currencyCode: string): UblElement | undefined {
  if (taxes.length === 0) return undefined;
  const sum = taxes.reduce((total, tax) => total.plus(tax.amount.value), new Decimal(0));
  return {
    'cbc:TaxAmount': amount({ currencyCode, value: sum.toFixed() }),
    'cac:TaxSubtotal': taxes.map((tax) => ({
      'cbc:TaxableAmount': amount(tax.base),
      'cbc:TaxAmount': amount(tax.amount),
      'cac:TaxCategory': taxCategory(tax.name, tax.rate),
    })),
  };
}

export function taxCategory(name: string, rate: string): UblElement {
  return { 'cbc:Percent': new Decimal(rate).times(100).toFixed(), 'cac:TaxScheme': { 'cbc:Name': name || 'Tax' } };
}

/** Delivery is a charge and a bundle an allowance; UBL tells them apart by a flag and takes no negative amounts. */
export function allowanceCharges(charges: readonly Charge[]): readonly UblElement[] | undefined {
  if (charges.length === 0) return undefined;
  return charges.map(({ name, netAmount, taxName, taxRate }) => {
    const value = new Decimal(netAmount.value);
    return {
      'cbc:ChargeIndicator': String(value.gte(0)),
      'cbc:AllowanceChargeReason': name,
      'cbc:Amount': amount({ ...netAmount, value: value.abs().toFixed() }),
      'cac:TaxCategory': taxRate === '' ? undefined : taxCategory(taxName, taxRate),
    };
  });
}

/** What lines, charges and taxes add up to, each as printed. */
export function monetaryTotal(of: {
  readonly charges: readonly Charge[];
  readonly netTotal: Amount;
  readonly grossTotal: Amount;
}): UblElement {
  const { currencyCode } = of.netTotal;
  const sum = (charges: readonly Charge[]) =>
    charges.reduce((total, { netAmount }) => total.plus(netAmount.value), new Decimal(0));
  const money = (value: Decimal) => amount({ currencyCode, value: value.toFixed() });
  const allowances = of.charges.filter(({ netAmount }) => netAmount.value.startsWith('-'));
  const additions = of.charges.filter(({ netAmount }) => !netAmount.value.startsWith('-'));
  return {
    'cbc:LineExtensionAmount': money(new Decimal(of.netTotal.value).minus(sum(of.charges))),
    'cbc:TaxExclusiveAmount': amount(of.netTotal),
    'cbc:TaxInclusiveAmount': amount(of.grossTotal),
    'cbc:AllowanceTotalAmount': allowances.length > 0 ? money(sum(allowances).abs()) : undefined,
    'cbc:ChargeTotalAmount': additions.length > 0 ? money(sum(additions)) : undefined,
    'cbc:PayableAmount': amount(of.grossTotal),
  };
}

type UblLine = {
  readonly position: number;
  readonly quantity: Quantity;
  readonly requested: string;
  readonly productName: string;
  readonly sku: string;
  readonly unitPrice?: Amount | undefined;
  readonly netAmount?: Amount | undefined;
  readonly taxRate: string;
  readonly taxName?: string | undefined;
  readonly deliveryDate: string;
};

/** The item with its price; without an offer, what was asked for in a line that costs nothing. */
export function lineItem(line: UblLine): UblElement {
  const { unitPrice, netAmount, taxRate, taxName = '', deliveryDate, sku } = line;
  const name = line.productName || line.requested;
  return {
    'cbc:ID': String(line.position),
    'cbc:Quantity': quantity(unitPrice ? line.quantity : { ...line.quantity, value: '0' }),
    'cbc:LineExtensionAmount': netAmount && amount(netAmount),
    'cac:Delivery': deliveryDate ? { 'cac:EstimatedDeliveryPeriod': { 'cbc:EndDate': deliveryDate } } : undefined,
    'cac:Price': unitPrice && {
      'cbc:PriceAmount': amount(unitPrice),
      'cbc:BaseQuantity': quantity({ ...line.quantity, value: '1' }),
    },
    'cac:Item': {
      'cbc:Description': line.requested === name ? undefined : line.requested,
      'cbc:Name': name,
      'cac:SellersItemIdentification': sku ? { 'cbc:ID': sku } : undefined,
      'cac:ClassifiedTaxCategory': netAmount && taxRate ? taxCategory(taxName, taxRate) : undefined,
    },
  };
}
