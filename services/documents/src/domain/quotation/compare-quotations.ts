import type { QuotationDraft } from './prepare-quotation.ts';
import type { Amount } from './priced-line.ts';
import type { QuotationLine } from './quotation-line.ts';

export type FieldChange = { readonly field: string; readonly before: string; readonly after: string };
export type LineChange = {
  readonly position: number;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly requested: string;
  readonly fields: readonly FieldChange[];
};
export type QuotationComparison = { readonly fields: readonly FieldChange[]; readonly lines: readonly LineChange[] };

/** What differs between two versions, field by field, as plain text. */
export function compareQuotations(from: QuotationDraft, to: QuotationDraft): QuotationComparison {
  return { fields: changes(fieldsOf(from), fieldsOf(to)), lines: compareLines(from.lines, to.lines) };
}

/** Whether the second would be another offer: dates move with every issue and do not count. */
export function isAnotherOffer(from: QuotationDraft, to: QuotationDraft): boolean {
  const { fields, lines } = compareQuotations(from, to);
  return lines.length > 0 || fields.some(({ field }) => field !== 'issued_on' && field !== 'valid_until');
}

export function compareLine(from: QuotationLine, to: QuotationLine): readonly FieldChange[] {
  return changes(lineFieldsOf(from), lineFieldsOf(to));
}

type Fields = Readonly<Record<string, string>>;

function changes(from: Fields, to: Fields): FieldChange[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names
    .map((field) => ({ field, before: from[field] ?? '', after: to[field] ?? '' }))
    .filter(({ before, after }) => before !== after);
}

function fieldsOf(quotation: QuotationDraft): Fields {
  const charges = (quotation.charges ?? []).map(({ kind, name, netAmount }) => [`${kind} ${name}`, text(netAmount)]);
  const taxes = quotation.taxes.map(({ name, rate, amount }) => [`tax ${name} ${rate}`, text(amount)]);
  return {
    title: quotation.title,
    customer_name: quotation.customerName,
    reference: quotation.reference,
    issued_on: quotation.issuedOn,
    valid_until: quotation.validUntil,
    payment_terms: quotation.paymentTerms,
    delivery_date: quotation.deliveryDate,
    ...Object.fromEntries(charges),
    net_total: text(quotation.netTotal),
    ...Object.fromEntries(taxes),
    gross_total: text(quotation.grossTotal),
  };
}

function lineFieldsOf(line: QuotationLine): Fields {
  return {
    position: String(line.position),
    requested: line.requested,
    quantity: `${line.quantity.value} ${line.quantity.unitCode}`,
    outcome: line.outcome,
    product_id: line.productId,
    product_name: line.productName,
    sku: line.sku,
    unit_price: text(line.unitPrice),
    net_amount: text(line.netAmount),
    tax_rate: line.taxRate,
    delivery_date: line.deliveryDate,
    deviations: line.deviations.join(' '),
  };
}

function text(amount: Amount | undefined): string {
  return amount ? `${amount.currencyCode} ${amount.value}` : '';
}

function compareLines(from: readonly QuotationLine[], to: readonly QuotationLine[]): LineChange[] {
  const before = new Map(from.map((line) => [identityOf(line), line]));
  const after = new Set(to.map(identityOf));
  const kept = to.flatMap((line) => keptOrAdded(before.get(identityOf(line)), line));
  const removed = from.filter((line) => !after.has(identityOf(line))).map((line) => toChange('removed', line, []));
  return [...kept, ...removed].sort((a, b) => a.position - b.position);
}

function keptOrAdded(former: QuotationLine | undefined, line: QuotationLine): LineChange[] {
  if (!former) return [toChange('added', line, [])];
  const fields = compareLine(former, line);
  return fields.length > 0 ? [toChange('changed', line, fields)] : [];
}

function toChange(kind: LineChange['kind'], line: QuotationLine, fields: readonly FieldChange[]): LineChange {
  return { kind, position: line.position, requested: line.requested, fields };
}

/** A line stays itself when an amendment states it anew under another requirement. */
function identityOf({ origin, requirementId }: QuotationLine): string {
  return origin ?? requirementId;
}
