import { DomainError } from '@procur/service-kit/domain-error';
import { Decimal } from 'decimal.js';
import { type AuctionRules, auctionFault } from './auction-rules.ts';
import type { Costs } from './costs.ts';
import type { StandingRule } from './standing.ts';

export const tones = ['firm', 'balanced', 'friendly'] as const;
export type Tone = (typeof tones)[number];

/** What the buyer's agent may do. Private to the buyer's side: no part of it goes into an event, message, log or metric. */
export type Mandate = {
  readonly currencyCode: string;
  /** Digits after the point in which the currency is paid (ISO 4217). */
  readonly minorUnits: number;
  /** Highest unit price per unit and year, as decimal text. */
  readonly walkAwayUnitPrice: string;
  readonly targetUnitPrice?: string;
  /** Empty lists allow every value the vendor can offer. */
  readonly allowedPaymentTerms: readonly string[];
  readonly allowedTermMonths: readonly number[];
  readonly allowedSupportLevels: readonly string[];
  readonly maximumDeliveryDays?: number;
  readonly maximumRounds: number;
  /** Most that may be spent all-in over the term: price, fees and tax. */
  readonly maximumTotal?: string;
  /** All-in total over the term above which a move needs a person. */
  readonly authorityLimit?: string;
  /** What comes on top of the price; nothing when absent. */
  readonly costs?: Costs;
  /** Who may approve a move above the authority limit. */
  readonly approval?: ApprovalRule;
  /** How talks with several vendors begin; bilateral from the start when absent. */
  readonly auction?: AuctionRules;
  /** What vendors are told of where they stand; nothing when absent. */
  readonly tellsStanding?: StandingRule;
  readonly tone: Tone;
  readonly policyVersion: number;
  /** How much an issue matters beside the price, by issue name. */
  readonly weights: Readonly<Record<string, number>>;
};

/** Who may let a move above the authority limit pass. */
export type ApprovalRule = {
  readonly roles: readonly string[];
  /** Users who may not, whatever their role: nobody approves a purchase of their own. */
  readonly except: readonly string[];
};

export type MandateLimits = { readonly maximumRounds: number };

/** A mandate that makes sense. @throws DomainError invalid naming the field; amounts are never repeated in the message. */
export function checkedMandate(mandate: Mandate, limits: MandateLimits): Mandate {
  requirePositive(mandate.walkAwayUnitPrice, 'mandate.walk_away_unit_price');
  if (mandate.targetUnitPrice !== undefined) requireTarget(mandate.targetUnitPrice, mandate.walkAwayUnitPrice);
  if (mandate.authorityLimit !== undefined) requirePositive(mandate.authorityLimit, 'mandate.authority_limit');
  if (mandate.maximumTotal !== undefined) requirePositive(mandate.maximumTotal, 'mandate.maximum_total');
  if (mandate.costs) requireCosts(mandate.costs);
  requireWithin('mandate.maximum_rounds', mandate.maximumRounds, [1, limits.maximumRounds]);
  if (mandate.auction) requireAuction(mandate.auction, mandate.maximumRounds);
  for (const months of mandate.allowedTermMonths) requireWithin('mandate.allowed_term_months', months, [1, 120]);
  if (mandate.maximumDeliveryDays !== undefined)
    requireWithin('mandate.maximum_delivery_days', mandate.maximumDeliveryDays, [1, 3650]);
  for (const [issue, weight] of Object.entries(mandate.weights)) requireWeight(issue, weight);
  return mandate;
}

/** @throws DomainError invalid unless the word is a tone; no word means balanced. */
export function parseTone(text: string): Tone {
  const tone = tones.find((candidate) => candidate === (text || 'balanced'));
  if (tone) return tone;
  throw new DomainError('invalid', 'MANDATE_INVALID', `"${text}" is not a tone`, {
    field: 'mandate.tone',
    given: text,
    allowed: tones,
  });
}

function requirePositive(amount: string, field: string): void {
  if (new Decimal(amount).gt(0)) return;
  throw new DomainError('invalid', 'MANDATE_INVALID', `${field} must be more than zero`, {
    field,
    allowed: ['an amount of more than zero'],
  });
}

// A tax of more than the price itself would be a slip of the point.
const highestTaxPercent = 100;

function requireCosts({ taxPercent, fees }: Costs): void {
  for (const { amount, name } of fees) requirePositive(amount, `mandate.fees.${name}`);
  const tax = /^\d{1,3}(\.\d{1,6})?$/.test(taxPercent) ? Number(taxPercent) : Number.NaN;
  if (tax >= 0 && tax <= highestTaxPercent) return;
  throw new DomainError('invalid', 'MANDATE_INVALID', `a tax of "${taxPercent}" per cent makes no sense`, {
    field: 'mandate.tax_percent',
    given: taxPercent,
    allowed: [`0 to ${highestTaxPercent}`],
  });
}

function requireAuction(rules: AuctionRules, maximumRounds: number): void {
  const fault = auctionFault(rules, maximumRounds);
  if (!fault) return;
  const { given, allowed } = fault;
  const field = `mandate.auction.${fault.field}`;
  const message = `${field} is ${given || 'missing'}, allowed is ${allowed}`;
  throw new DomainError('invalid', 'MANDATE_INVALID', message, { field, given, allowed: [allowed] });
}

function requireTarget(target: string, walkAway: string): void {
  requirePositive(target, 'mandate.target_unit_price');
  if (new Decimal(target).lte(walkAway)) return;
  throw new DomainError('invalid', 'MANDATE_INVALID', 'the target price lies above the walk-away price', {
    field: 'mandate.target_unit_price',
    allowed: ['at most the walk-away price'],
  });
}

function requireWithin(field: string, given: number, [min, max]: readonly [number, number]): void {
  if (Number.isInteger(given) && given >= min && given <= max) return;
  throw new DomainError('invalid', 'MANDATE_INVALID', `${field} is ${given}, allowed is ${min} to ${max}`, {
    field,
    given: String(given),
    allowed: [`${min} to ${max}`],
  });
}

function requireWeight(issue: string, weight: number): void {
  if (Number.isFinite(weight) && weight >= 0) return;
  throw new DomainError('invalid', 'MANDATE_INVALID', `the weight of ${issue} is ${weight}, allowed is 0 or more`, {
    field: 'mandate.weights',
    given: `${issue} ${weight}`,
    allowed: ['0 or more'],
  });
}
