import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { Costs, feeBases } from '@procur/buyer-agent/costs';
import { type Mandate, parseTone } from '@procur/buyer-agent/mandate';
import type { Role } from '@procur/contracts/gen/procur/common/v1/access_pb.ts';
import {
  type AmendMandateRequest,
  type MandateAmendmentSchema,
  type MandateSchema,
  type MandateVersionSchema,
  AmendmentStatus as WireAmendmentStatus,
  FeeBasis as WireFeeBasis,
  type Mandate as WireMandate,
  PersonVerdict as WireVerdict,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { minorUnitDigits, toMoney } from '@procur/service-kit/money';
import { fromWireRole, isRoleName, toWireRole } from '@procur/service-kit/roles';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { PersonVerdict } from '../domain/held-move.ts';
import type { AmendmentStatus } from '../domain/mandate-amendment.ts';
import { toWireStandingRule, wireStandingRules } from '../domain/standing-messages.ts';
import type { AmendmentRow, MandateView } from '../queries/get-mandate.ts';
import { fromWireRules, toWireRules } from './auction-rules-messages.ts';
import { amount, required, sameCurrency } from './wire-amounts.ts';

/** @throws DomainError invalid naming the field that is missing or makes no sense. */
export function fromChangeMessage({ version, mandate, reason }: AmendMandateRequest) {
  return { version, reason, mandate: fromMandateMessage(required(mandate, 'mandate')) };
}

/** @throws DomainError invalid unless it says approve or reject. */
export function fromVerdictMessage(given: { readonly verdict: WireVerdict; readonly comment: string }): PersonVerdict {
  const verdict = fromWireEnum('verdict', verdicts, given.verdict);
  if (verdict) return { verdict, comment: given.comment };
  throw new DomainError('invalid', 'VERDICT_MISSING', 'a decision says approve or reject', {
    field: 'verdict',
    given: 'nothing',
    allowed: ['APPROVE', 'REJECT'],
  });
}

const verdicts: Readonly<Record<PersonVerdict['verdict'], WireVerdict>> = {
  approve: WireVerdict.APPROVE,
  reject: WireVerdict.REJECT,
};

function fromMandateMessage(message: WireMandate): Mandate {
  const walkAway = amount(message.walkAwayUnitPrice, 'mandate.walk_away_unit_price');
  const money = (name: 'targetUnitPrice' | 'authorityLimit' | 'maximumTotal', field: string) =>
    optional(name, sameCurrency(message[name], { ...walkAway, field: `mandate.${field}` }));
  const { allowedPaymentTerms, allowedTermMonths, allowedSupportLevels } = message;
  return {
    currencyCode: walkAway.currencyCode,
    minorUnits: minorUnitDigits(walkAway.currencyCode),
    walkAwayUnitPrice: walkAway.value,
    ...money('targetUnitPrice', 'target_unit_price'),
    ...{ allowedPaymentTerms, allowedTermMonths, allowedSupportLevels },
    // 0 is how the wire says that no day was named.
    ...optional('maximumDeliveryDays', message.maximumDeliveryDays || undefined),
    maximumRounds: message.maximumRounds,
    ...money('authorityLimit', 'authority_limit'),
    ...money('maximumTotal', 'maximum_total'),
    ...optional('costs', fromCosts(message, walkAway)),
    ...optional('approval', fromApproval(message)),
    ...optional('auction', fromWireRules(message.auction, message.maximumRounds)),
    ...optional('tellsStanding', fromWireEnum('mandate.tell_standing', wireStandingRules, message.tellStanding)),
    tone: parseTone(message.tone),
    policyVersion: message.policyVersion,
    weights: Object.fromEntries(message.weights.map(({ issue, weight }) => [issue, weight])),
  };
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [K in Name]: Value });
}

function fromCosts({ taxPercent, fees }: WireMandate, currency: { readonly currencyCode: string }): Costs | undefined {
  if (taxPercent === '' && fees.length === 0) return undefined;
  const read = fees.map(({ name, amount: money, basis }, i) => {
    const field = `mandate.fees[${i}]`;
    const value = required(sameCurrency(money, { ...currency, field: `${field}.amount` }), `${field}.amount`);
    return { name, amount: value, basis: required(fromWireEnum(`${field}.basis`, bases, basis), `${field}.basis`) };
  });
  return { taxPercent: taxPercent || '0', fees: read };
}

const bases: Readonly<Record<(typeof feeBases)[number], WireFeeBasis>> = {
  once: WireFeeBasis.ONCE,
  'per-year': WireFeeBasis.PER_YEAR,
  'per-unit-and-year': WireFeeBasis.PER_UNIT_AND_YEAR,
};

function fromApproval({ approverRoles, excludedApprovers }: WireMandate): Mandate['approval'] {
  if (approverRoles.length === 0 && excludedApprovers.length === 0) return undefined;
  return { roles: approverRoles.flatMap((role) => fromWireRole(role) ?? []), except: excludedApprovers };
}

export function toMandateVersionMessage({ row, document }: MandateView): MessageInitShape<typeof MandateVersionSchema> {
  const { version, signature, hash, keyId } = row;
  const { by, at, reason } = document.grant;
  return {
    version,
    mandate: toMandateMessage(document.mandate),
    signed: { document: row.document, signature },
    hash,
    keyId,
    grantedBy: by,
    grantedAt: timestampFromDate(new Date(at)),
    reason,
  };
}

export function toAmendmentMessage(amendment: AmendmentRow): MessageInitShape<typeof MandateAmendmentSchema> {
  const { id, baseVersion, reason, proposedBy, comment, decidedBy, decidedAt } = amendment;
  return {
    ...{ id, baseVersion, reason, proposedBy, comment },
    status: amendmentStatuses[amendment.status],
    mandate: toMandateMessage(amendment.mandate),
    proposedAt: timestampFromDate(amendment.proposedAt),
    decidedBy: decidedBy ?? '',
    ...(decidedAt && { decidedAt: timestampFromDate(decidedAt) }),
  };
}

const amendmentStatuses: Readonly<Record<AmendmentStatus, WireAmendmentStatus>> = {
  proposed: WireAmendmentStatus.PROPOSED,
  in_force: WireAmendmentStatus.IN_FORCE,
  rejected: WireAmendmentStatus.REJECTED,
  outdated: WireAmendmentStatus.OUTDATED,
};

function toMandateMessage(mandate: Mandate): MessageInitShape<typeof MandateSchema> {
  const { currencyCode, costs, approval, targetUnitPrice, authorityLimit, maximumTotal } = mandate;
  const money = (value: string) => toMoney(value, currencyCode);
  return {
    walkAwayUnitPrice: money(mandate.walkAwayUnitPrice),
    ...(targetUnitPrice !== undefined && { targetUnitPrice: money(targetUnitPrice) }),
    ...(authorityLimit !== undefined && { authorityLimit: money(authorityLimit) }),
    ...(maximumTotal !== undefined && { maximumTotal: money(maximumTotal) }),
    allowedPaymentTerms: [...mandate.allowedPaymentTerms],
    allowedTermMonths: [...mandate.allowedTermMonths],
    allowedSupportLevels: [...mandate.allowedSupportLevels],
    maximumDeliveryDays: mandate.maximumDeliveryDays ?? 0,
    maximumRounds: mandate.maximumRounds,
    ...(mandate.auction && { auction: toWireRules(mandate.auction) }),
    tellStanding: toWireStandingRule(mandate.tellsStanding),
    tone: mandate.tone,
    policyVersion: mandate.policyVersion,
    weights: Object.entries(mandate.weights).map(([issue, weight]) => ({ issue, weight })),
    taxPercent: costs?.taxPercent ?? '',
    fees: (costs?.fees ?? []).map(({ name, amount: value, basis }) => ({
      name,
      amount: money(value),
      basis: bases[basis],
    })),
    approverRoles: toWireRoles(approval?.roles ?? []),
    excludedApprovers: [...(approval?.except ?? [])],
  };
}

export function toWireRoles(roles: readonly string[]): Role[] {
  return roles.filter(isRoleName).map(toWireRole);
}
