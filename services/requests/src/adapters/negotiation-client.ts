import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import {
  type MandateSchema,
  type Negotiation,
  type NegotiationResult,
  type NegotiationService,
  NegotiationStatus,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { type Amount, amountToMoney, fromMoney } from '@procur/service-kit/money';
import type { Award } from '../domain/award.ts';
import type { Mandate } from '../domain/mandate.ts';
import type { ShortlistedVendor } from '../domain/shortlist.ts';
import type { NegotiationDesk, NegotiationOpening, NegotiationState } from '../ports.ts';
import { withRefusals } from './refusals.ts';

type NegotiationClient = Pick<
  Client<typeof NegotiationService>,
  'openNegotiation' | 'getNegotiation' | 'concludeAward' | 'cancelNegotiation'
>;

/** The negotiation service as the desk where the table is opened and closed. */
export function createNegotiationDesk(client: NegotiationClient): NegotiationDesk {
  return {
    open: async (opening) => (await withRefusals(client.openNegotiation(toRequest(opening)))).negotiationId,
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

function toRequest({ mandate, vendors, ...facts }: NegotiationOpening) {
  return { ...facts, mandate: toMandate(mandate), vendors: vendors.map(toInvited) };
}

function toMandate(mandate: Mandate): MessageInitShape<typeof MandateSchema> {
  const { walkAwayUnitPrice, authorityLimit, allowedPaymentTerms, allowedTermMonths, ...rest } = mandate;
  return {
    ...rest,
    walkAwayUnitPrice: amountToMoney(walkAwayUnitPrice),
    authorityLimit: amountToMoney(authorityLimit),
    allowedPaymentTerms: [...allowedPaymentTerms],
    allowedTermMonths: [...allowedTermMonths],
  };
}

function toInvited({ vendorId, vendorName, score, listUnitPrice, leadTimeDays, ...terms }: ShortlistedVendor) {
  return {
    vendorId,
    name: vendorName,
    score,
    leadTimeDays,
    paymentTerms: [...terms.paymentTerms],
    supportLevels: [...terms.supportLevels],
    ...(listUnitPrice && { listUnitPrice: amountToMoney(listUnitPrice) }),
  };
}

function toState({ id, status, result, failureReason }: Negotiation): NegotiationState {
  if (status === NegotiationStatus.RUNNING) return { kind: 'running' };
  if (status !== NegotiationStatus.COMPLETED) {
    return { kind: 'ended', reason: failureReason || 'The negotiation ended without an agreement' };
  }
  if (!result) throw new Error(`negotiation ${id} is completed and has no result`);
  return { kind: 'completed', award: toAward(result) };
}

function toAward(result: NegotiationResult): Award {
  const { vendorId, vendorName, threadId, savingsShare, runnerUpVendorId } = result;
  return {
    ...{ vendorId, vendorName, threadId, savingsShare, runnerUpVendorId },
    unitPrice: amountOf('unit_price', result.unitPrice),
    annualTotal: amountOf('annual_total', result.annualTotal),
    contractTotal: amountOf('contract_total', result.contractTotal),
    savingsTotal: amountOf('savings_total', result.savingsTotal),
  };
}

function amountOf(field: string, money: Money | undefined): Amount {
  if (!money) throw new Error(`the result of the negotiation has no ${field}`);
  return fromMoney(money);
}
