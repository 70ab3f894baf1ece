import { roundToMinorUnits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import type { Candidate } from './line-match.ts';
import type { Amount, LineToPrice, PricedLine, PriceStep, Quantity } from './priced-line.ts';
import { quantityNotes, withoutQuantityNotes } from './quantity-notes.ts';
import type { Alternative, QuotationLine } from './quotation-line.ts';
import { taxOf } from './quotation-totals.ts';
import type { LineEdit, ReviewDecision, ReviewMark } from './review-decision.ts';

/** What the catalogue said about the decision: the product put in its place, and what it costs. */
export type ReviewFacts = {
  readonly candidate: Candidate | undefined;
  readonly priced: PricedLine | undefined;
  readonly mark: ReviewMark;
};

/**
 * What has to be priced before the decision can be applied: all that would then be offered, because delivery and bundles
 * depend on the whole. Undefined where the decision leaves products and quantities as they are.
 */
export function toPriceForReview(
  lines: readonly QuotationLine[],
  reviewed: QuotationLine,
  decision: ReviewDecision,
): LineToPrice[] | undefined {
  const becomes = offeredAfter(reviewed, decision);
  return becomes && lines.flatMap((line) => (line === reviewed ? becomes : asOffered(line)));
}

function offeredAfter(line: QuotationLine, decision: ReviewDecision): LineToPrice[] | undefined {
  const lineId = line.requirementId;
  if (decision.kind === 'no_bid') return [];
  if (decision.kind === 'replaced') return [{ lineId, productId: decision.productId, quantity: askedQuantity(line) }];
  if (decision.kind === 'accepted' || decision.edit.quantity === undefined) return undefined;
  return [{ lineId, productId: line.productId, quantity: { ...line.quantity, value: decision.edit.quantity } }];
}

function asOffered({ requirementId: lineId, productId, quantity, unitPrice }: QuotationLine): LineToPrice[] {
  return unitPrice ? [{ lineId, productId, quantity }] : [];
}

/** The line as it stands after the decision, which must have been checked. */
export function reviewLine(line: QuotationLine, decision: ReviewDecision, facts: ReviewFacts): QuotationLine {
  const { mark: review } = facts;
  if (decision.kind === 'accepted') return { ...line, outcome: 'accepted', review };
  if (decision.kind === 'no_bid') return { ...withoutOffer(line), review };
  if (decision.kind === 'replaced') return { ...replaced(line, facts), outcome: 'accepted', review };
  return { ...edited(line, decision.edit, facts), outcome: 'accepted', review };
}

function askedQuantity(line: QuotationLine): Quantity {
  return line.asked ?? line.quantity;
}

const withoutTax = { taxName: '', taxAmount: undefined };

function withoutOffer(line: QuotationLine): QuotationLine {
  const nothing = { productId: '', productName: '', sku: '', vendorId: '', probability: 0, taxRate: '' };
  return {
    ...line,
    ...nothing,
    outcome: 'no_bid',
    quantity: askedQuantity(line),
    unitPrice: undefined,
    netAmount: undefined,
    ...withoutTax,
    deliveryDate: '',
    deviations: [],
    trace: [],
    alternatives: withFormer(line, ''),
  };
}

function replaced(line: QuotationLine, { candidate, priced }: ReviewFacts): QuotationLine {
  if (!candidate || !priced) throw new Error(`line ${line.position} is replaced without a priced product`);
  const { productId, productName, sku, vendorId, probability } = candidate;
  const notes = quantityNotes({ asked: askedQuantity(line), isStated: true, charged: priced.quantity });
  return {
    ...line,
    ...{ productId, productName, sku, vendorId, probability },
    ...priceFields(priced),
    deviations: [...candidate.deviations, ...candidate.unproven, ...notes],
    alternatives: withFormer(line, productId),
  };
}

/** What was offered before stays to hand among the alternatives. */
function withFormer(line: QuotationLine, chosenId: string): Alternative[] {
  const { productId, productName, sku, probability } = line;
  const isDeviation = withoutQuantityNotes(line.deviations).length > 0;
  const former = { productId, productName, sku, probability, isDeviation, reasons: ['offered before'] };
  return [...(productId === '' ? [] : [former]), ...line.alternatives].filter(
    (alternative) => alternative.productId !== chosenId,
  );
}

function edited(line: QuotationLine, edit: LineEdit, { priced, mark }: ReviewFacts): QuotationLine {
  const asked = edit.quantity === undefined ? line.asked : { ...line.quantity, value: edit.quantity };
  const named = { ...line, productName: edit.description ?? line.productName, ...(asked && { asked }) };
  if (priced && !edit.unitPrice && !isPricedByHand(line))
    return withQuantity({ ...named, ...priceFields(priced) }, priced.quantity);
  const unitPrice = edit.unitPrice ?? line.unitPrice;
  if (!unitPrice || (edit.unitPrice === undefined && edit.quantity === undefined)) return named;
  const quantity = edit.quantity === undefined ? line.quantity : { ...line.quantity, value: edit.quantity };
  return withQuantity({ ...named, ...handPrice(line, { unitPrice, quantity, mark }) }, quantity);
}

function withQuantity(line: QuotationLine, charged: Quantity): QuotationLine {
  const notes = quantityNotes({ asked: askedQuantity(line), isStated: true, charged });
  return { ...line, deviations: [...withoutQuantityNotes(line.deviations), ...notes] };
}

function priceFields({ lineId: _, isBelowMargin: __, ...price }: PricedLine) {
  return price;
}

const handRule = 'manual_price';

function isPricedByHand(line: QuotationLine): boolean {
  return line.trace.some((step) => step.rule === handRule);
}

/** A price a person has set, with a trace that leads from the catalogue's price to what is charged. */
function handPrice(
  line: QuotationLine,
  to: { readonly unitPrice: Amount; readonly quantity: Quantity; readonly mark: ReviewMark },
): Pick<QuotationLine, 'quantity' | 'unitPrice' | 'netAmount' | 'taxAmount' | 'trace'> {
  const { unitPrice, quantity, mark } = to;
  const { currencyCode } = unitPrice;
  const net = roundToMinorUnits(new Decimal(unitPrice.value).times(quantity.value), currencyCode).toFixed();
  const former = line.trace.find((step) => step.rule === handRule);
  const source = `decided by ${mark.by} at ${mark.at}`;
  const before = former?.amountBefore ?? line.unitPrice?.value ?? '0';
  const set = { rule: handRule, description: mark.reason, source, amountBefore: before, amountAfter: unitPrice.value };
  const kept = former && line.unitPrice?.value === unitPrice.value ? former : set;
  const times: PriceStep = {
    ...{ rule: 'quantity', description: `times ${quantity.value}`, source },
    ...{ amountBefore: unitPrice.value, amountAfter: net },
  };
  const netAmount = { currencyCode, value: net };
  const taxAmount = { currencyCode, value: taxOf({ netAmount, taxRate: line.taxRate }).toFixed() };
  return { quantity, unitPrice, netAmount, taxAmount, trace: [kept, times] };
}
