import { DomainError } from '@procur/service-kit/domain-error';
import type { Amount } from './priced-line.ts';
import type { QuotationLine } from './quotation-line.ts';

export const reviewKinds = ['accepted', 'replaced', 'edited', 'no_bid'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** Who decided what about a line, and when (ISO 8601). */
export type ReviewMark = {
  readonly decision: ReviewKind;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

/** What a person decides about a line. Of an edit, what is absent stays as it is. */
export type ReviewDecision =
  | { readonly kind: 'accepted'; readonly reason: string }
  | { readonly kind: 'replaced'; readonly reason: string; readonly productId: string }
  | { readonly kind: 'edited'; readonly reason: string; readonly edit: LineEdit }
  | { readonly kind: 'no_bid'; readonly reason: string };

export type LineEdit = {
  readonly quantity?: string;
  readonly unitPrice?: Amount;
  readonly description?: string;
};

/** Longest reason and product name; what is longer does not belong onto a line of a quotation. */
const longestReason = 500;
const longestDescription = 300;

/** @throws DomainError invalid or conflict when the decision cannot be applied to the line, saying what can. */
export function checkDecision(line: QuotationLine, decision: ReviewDecision, currencyCode: string): void {
  checkLength('reason', decision.reason, longestReason);
  if (decision.kind === 'accepted') requireOffer(line);
  if (decision.kind === 'replaced') checkReplacement(line, decision.productId);
  if (decision.kind === 'edited') checkEdit(line, decision, currencyCode);
}

function requireOffer(line: QuotationLine): void {
  if (line.unitPrice && line.productId !== '') return;
  throw new DomainError('conflict', 'LINE_WITHOUT_OFFER', `nothing is offered on line ${line.position}`, {
    field: 'decision',
    given: line.outcome,
    allowed: ['replace', 'no_bid'],
  });
}

function checkReplacement(line: QuotationLine, productId: string): void {
  if (productId === line.productId && line.outcome !== 'no_bid')
    throw new DomainError('invalid', 'PRODUCT_UNCHANGED', `line ${line.position} already offers this product`, {
      field: 'replace.product_id',
      given: productId,
      allowed: ['accept', 'another product'],
    });
}

type Edited = Extract<ReviewDecision, { readonly kind: 'edited' }>;

function checkEdit(line: QuotationLine, { edit, reason }: Edited, currencyCode: string): void {
  requireOffer(line);
  if (edit.quantity === undefined && edit.unitPrice === undefined && edit.description === undefined)
    throw new DomainError('invalid', 'EDIT_EMPTY', 'an edit changes at least one field', {
      field: 'edit',
      given: '',
      allowed: ['quantity', 'unit_price', 'description'],
    });
  if (edit.quantity !== undefined) checkQuantity(edit.quantity);
  if (edit.unitPrice) checkUnitPrice(edit.unitPrice, { reason, currencyCode });
  if (edit.description !== undefined) checkLength('edit.description', edit.description, longestDescription);
}

function checkQuantity(given: string): void {
  // Up to twelve digits and six decimals, as the catalogue prices them; not zero.
  if (/^\d{1,12}(\.\d{1,6})?$/.test(given) && /[1-9]/.test(given)) return;
  throw new DomainError('invalid', 'QUANTITY_INVALID', `${given} is not a quantity`, {
    field: 'edit.quantity',
    given,
    allowed: ['a number above 0 with at most six decimals'],
  });
}

function checkUnitPrice(price: Amount, { reason, currencyCode }: { reason: string; currencyCode: string }): void {
  const field = 'edit.unit_price';
  if (price.currencyCode !== currencyCode)
    throw new DomainError('invalid', 'CURRENCY_DIFFERS', `the quotation is in ${currencyCode}`, {
      field,
      given: price.currencyCode,
      allowed: [currencyCode],
    });
  if (price.value.startsWith('-'))
    throw new DomainError('invalid', 'PRICE_NEGATIVE', 'a price is not below 0', {
      field,
      given: price.value,
      allowed: ['0 or more'],
    });
  if (reason.trim() === '')
    throw new DomainError('invalid', 'REASON_REQUIRED', 'a price set by hand needs a reason', {
      field: 'edit.reason',
      given: '',
      allowed: ['why the price differs from the catalogue'],
    });
}

function checkLength(field: string, given: string, longest: number): void {
  if (given.length <= longest && (given === '' || given.trim() !== '')) return;
  throw new DomainError('invalid', 'TEXT_INVALID', `${field} is blank or too long (${given.length} characters)`, {
    field,
    given: given.slice(0, 60),
    allowed: [`at most ${longest} characters, not only blanks`],
  });
}
