import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import { checkCostTerms } from './cost-terms.ts';
import { checkDivision } from './lots/check-division.ts';
import { isPaymentTerms } from './payment-terms.ts';
import { checkPriorities } from './priorities.ts';
import type { RequestDetails, RequestLine } from './request-details.ts';

/** Sizes a request may have. The defaults are in config.ts. */
export type DetailLimits = {
  readonly maximumLines: number;
  readonly maximumTextLength: number;
  readonly maximumListLength: number;
};

// Columns of this width: long enough for any title or phrase that a person reads in a list.
const phraseLength = 300;

/**
 * Refuses details that no later answer could complete. What is merely missing is allowed in a draft.
 * @throws DomainError invalid naming the first field at fault.
 */
export function checkDetails(details: RequestDetails, limits: DetailLimits): void {
  requireTitle(details.title);
  requireLength('need_text', details.needText, limits.maximumTextLength);
  requireCategory(details.category);
  requireCount('lines', details.lines.length, limits.maximumLines);
  details.lines.forEach(requireLine);
  requireBudget(details);
  requireLists(details, limits);
  requireTerm(details.termMonths);
  requireDay(details.neededBy);
  requireRegion(details.region);
  checkDivision(details);
  checkPriorities(details.priorities);
  checkCostTerms(details.costs);
}

function requireTitle(title: string): void {
  if (title.trim() === '') throw invalid('TITLE_MISSING', 'title', title, ['a text of 1 to 300 characters']);
  requireLength('title', title, phraseLength);
}

function requireCategory(category: string): void {
  // Lower-case words joined by dots; empty while it is not known yet.
  if (category === '' || /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/.test(category)) return;
  throw invalid('CATEGORY_INVALID', 'category', category, ['lower-case words joined by dots, e.g. "software.crm"']);
}

function requireLine({ description, quantity }: RequestLine, index: number): void {
  const field = `lines[${index}]`;
  if (description.trim() === '') throw invalid('LINE_INVALID', `${field}.description`, description, ['a text']);
  requireLength(`${field}.description`, description, phraseLength * 10);
  if (quantity === undefined) return;
  // Twelve digits before the point and six behind it: what the column holds.
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(quantity.value) || new Decimal(quantity.value).isZero()) {
    throw invalid('QUANTITY_INVALID', `${field}.quantity.value`, quantity.value, ['a decimal number above 0']);
  }
  if (!/^[A-Z0-9]{2,3}$/.test(quantity.unitCode)) {
    throw invalid('UNIT_INVALID', `${field}.quantity.unit_code`, quantity.unitCode, [
      'a UN/ECE Recommendation 20 code, e.g. "EA", "KGM"',
    ]);
  }
}

function requireBudget({ budget, budgetPeriod }: RequestDetails): void {
  if (budget === undefined) return;
  if (budget.value.lte(0)) {
    throw invalid('BUDGET_INVALID', 'budget', budget.value.toFixed(), ['an amount above 0']);
  }
  if (budgetPeriod === undefined) {
    throw invalid('BUDGET_PERIOD_MISSING', 'budget_period', '', ['TOTAL', 'PER_YEAR', 'PER_MONTH']);
  }
}

function requireLists(details: RequestDetails, limits: DetailLimits): void {
  const lists = { must_haves: details.mustHaves, compliance: details.compliance, payment_terms: details.paymentTerms };
  for (const [field, list] of Object.entries(lists)) {
    requireCount(field, list.length, limits.maximumListLength);
    list.forEach((entry, index) => {
      if (entry.trim() === '') throw invalid('ENTRY_EMPTY', `${field}[${index}]`, entry, ['a text']);
      requireLength(`${field}[${index}]`, entry, phraseLength);
    });
  }
  const unknown = details.paymentTerms.find((terms) => !isPaymentTerms(terms));
  if (unknown !== undefined) {
    throw invalid('PAYMENT_TERMS_INVALID', 'payment_terms', unknown, ['NET<days>', 'EOM<days>', 'PREPAID', 'COD']);
  }
}

function requireTerm(termMonths: number): void {
  // A century: beyond it the number is a mistake, and amounts stay within what the wire can carry.
  if (Number.isInteger(termMonths) && termMonths >= 0 && termMonths <= 1200) return;
  throw invalid('TERM_INVALID', 'term_months', String(termMonths), ['0 (bought once) to 1200 months']);
}

function requireDay(day: string): void {
  if (day === '') return;
  // Parsed and written again, because 2026-02-30 has the right form and is no day.
  const time = Date.parse(`${day}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(time);
  if (isDay && new Date(time).toISOString().startsWith(day)) return;
  throw invalid('DATE_INVALID', 'needed_by', day, ['a day of the calendar as YYYY-MM-DD']);
}

function requireRegion(region: string): void {
  if (region === '' || /^[A-Z]{2}$/.test(region) || region === 'GLOBAL') return;
  throw invalid('REGION_INVALID', 'region', region, ['ISO 3166-1 alpha-2', 'EU', 'GLOBAL']);
}

function requireLength(field: string, text: string, maximum: number): void {
  if (text.length <= maximum) return;
  throw invalid('TEXT_TOO_LONG', field, `${text.length} characters`, [`at most ${maximum} characters`]);
}

function requireCount(field: string, count: number, maximum: number): void {
  if (count <= maximum) return;
  throw invalid('TOO_MANY', field, `${count} entries`, [`at most ${maximum} entries`]);
}

function invalid(reason: string, field: string, given: string, allowed: readonly string[]): DomainError {
  const shown = given === '' ? 'nothing' : `"${given.slice(0, 80)}"`;
  return new DomainError('invalid', reason, `${field}: given ${shown}, allowed is ${allowed.join(' or ')}`, {
    field,
    given: given.slice(0, 80),
    allowed,
  });
}
