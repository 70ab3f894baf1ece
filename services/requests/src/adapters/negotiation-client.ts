import type { Client } from '@connectrpc/connect';
import type { Mandate as SignedMandate } from '@procur/buyer-agent/mandate';
import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import {
  type Negotiation,
  type NegotiationResult,
  type NegotiationService,
  NegotiationStatus,
  type RankedDeal,
  type MoveApproval as WireMoveApproval,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import type { SupplyLimits } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { writeMandateDocument } from '@procur/deal-certificate/mandate-document';
import type { DocumentSigner } from '@procur/service-kit/document-signature';
import { type Amount, amountToMoney, fromMoney, minorUnitDigits } from '@procur/service-kit/money';
import { fromWireRole } from '@procur/service-kit/roles';
import type { MoveApproval } from '../domain/award.ts';
import type { Mandate } from '../domain/mandate.ts';
import type { ShortlistedVendor } from '../domain/shortlist.ts';
import type { NegotiatedAward, NegotiationDesk, NegotiationOpening, NegotiationState } from '../ports.ts';
import { withRefusals } from './refusals.ts';

type NegotiationClient = Pick<
  Client<typeof NegotiationService>,
  'openNegotiation' | 'getNegotiation' | 'concludeAward' | 'cancelNegotiation'
>;

/** The negotiation service as the desk where the table is opened and closed. */
export function createNegotiationDesk(
  client: NegotiationClient,
  { sign }: Pick<DocumentSigner, 'sign'>,
): NegotiationDesk {
  return {
    open: async ({ vendors, organisationId, mandate, grant, ...facts }) => {
      const document = toMandateDocument({ organisationId, mandate, grant, ...facts });
      const signedMandate = { document, signature: await sign(document) };
      const request = { ...facts, signedMandate, vendors: vendors.map(toInvited) };
      return (await withRefusals(client.openNegotiation(request))).negotiationId;
    },
    read: async (negotiationId) => {
      const { negotiation } = await withRefusals(client.getNegotiation({ negotiationId }));
      if (!negotiation) throw new Error(`negotiation ${negotiationId} was answered empty`);
      return toState(negotiation);
    },
    concludeAward: async (negotiationId, threadId) => {
      await withRefusals(client.concludeAward({ negotiationId, threadId }));
    },
    cancel: async (negotiationId, reason) => {
      await withRefusals(client.cancelNegotiation({ negotiationId, reason }));
    },
  };
}

type Granting = Pick<NegotiationOpening, 'organisationId' | 'requestId' | 'attempt' | 'mandate' | 'grant'>;

/** The bytes that are signed. */
function toMandateDocument({ organisationId, requestId, attempt, mandate, grant }: Granting): string {
  const { approvedBy, at, reason } = grant;
  return writeMandateDocument({
    type: 'procur.mandate/1',
    organisationId,
    requestId,
    attempt,
    version: 1,
    previous: null,
    grant: { by: 'service:requests', approvedBy, at: at.toISOString(), reason },
    mandate: toSigned(mandate),
  });
}

function toSigned(mandate: Mandate): SignedMandate {
  const { walkAwayUnitPrice, authorityLimit, maximumTotal, maximumDeliveryDays, costs, ...rest } = mandate;
  const { currencyCode } = walkAwayUnitPrice;
  return {
    ...rest,
    currencyCode,
    minorUnits: minorUnitDigits(currencyCode),
    walkAwayUnitPrice: walkAwayUnitPrice.value.toFixed(),
    authorityLimit: authorityLimit.value.toFixed(),
    maximumTotal: maximumTotal.value.toFixed(),
    costs,
    // 0 is how the request says that no day was named.
    ...(maximumDeliveryDays > 0 && { maximumDeliveryDays }),
    allowedSupportLevels: [],
  };
}

function toInvited(vendor: ShortlistedVendor) {
  const { vendorId, vendorName, score, reasons, listUnitPrice, leadTimeDays, ...terms } = vendor;
  return {
    vendorId,
    name: vendorName,
    score,
    scoreParts: reasons.map((reason) => ({ ...reason })),
    leadTimeDays,
    paymentTerms: [...terms.paymentTerms],
    supportLevels: [...terms.supportLevels],
    ...(listUnitPrice && { listUnitPrice: amountToMoney(listUnitPrice) }),
  };
}

function toState({ id, status, result, failureReason, ranking }: Negotiation): NegotiationState {
  if (status === NegotiationStatus.RUNNING) return { kind: 'running' };
  if (status !== NegotiationStatus.COMPLETED) {
    return { kind: 'ended', reason: failureReason || 'The negotiation ended without an agreement' };
  }
  if (!result) throw new Error(`negotiation ${id} is completed and has no result`);
  const { approval } = result;
  const deals = ranking.flatMap(toDeal);
  return { kind: 'completed', award: toAward(result), deals, ...(approval && { approval: toMoveApproval(approval) }) };
}

function toDeal({ deal, comparableTotal }: RankedDeal) {
  if (!deal) return [];
  const supply = deal.supply && { supply: toSupply(deal.supply) };
  return [{ award: toAward(deal), comparableTotal: amountOf('comparable_total', comparableTotal), ...supply }];
}

function toSupply({ mostUnits, minimumOrder }: SupplyLimits) {
  return {
    mostUnits: mostUnits === '' ? null : mostUnits,
    minimumOrder: minimumOrder ? fromMoney(minimumOrder) : null,
  };
}

function toMoveApproval({ approvedBy: by, approverRoles, total }: WireMoveApproval): MoveApproval {
  return {
    by,
    roles: approverRoles.flatMap((role) => fromWireRole(role) ?? []),
    total: amountOf('approval.total', total),
  };
}

function toAward(result: NegotiationResult): NegotiatedAward {
  const { vendorId, vendorName, threadId, savingsShare, runnerUpVendorId } = result;
  return {
    ...{ vendorId, vendorName, threadId, savingsShare, runnerUpVendorId },
    unitPrice: amountOf('unit_price', result.unitPrice),
    annualTotal: amountOf('annual_total', result.annualTotal),
    contractTotal: amountOf('contract_total', result.contractTotal),
    allInTotal: amountOf('all_in_total', result.allInTotal),
    costLines: result.costLines.map(({ name, amount }) => ({ name, amount: amountOf(`cost_lines.${name}`, amount) })),
    savingsTotal: amountOf('savings_total', result.savingsTotal),
  };
}

function amountOf(field: string, money: Money | undefined): Amount {
  if (!money) throw new Error(`the result of the negotiation has no ${field}`);
  return fromMoney(money);
}
