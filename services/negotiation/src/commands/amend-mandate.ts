import type { EntityManager } from '@mikro-orm/postgresql';
import { checkedMandate, type Mandate } from '@procur/buyer-agent/mandate';
import { mandateAmendmentProposed } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { Mandate as MandateRow } from '../database/entities/mandate.ts';
import { MandateAmendment } from '../database/entities/mandate-amendment.ts';
import { defaultApprovers, type Person, requireApprover } from '../domain/held-move.ts';
import { checkedAmendmentReason, judgeAmendment, requireAmendable } from '../domain/mandate-amendment.ts';
import type { Ports } from '../ports.ts';
import { bringIntoForce } from './bring-into-force.ts';
import { lockNegotiation, type NegotiationId, type NegotiationRow } from './lock-table.ts';

/** A change of the mandate as somebody wants it. */
export type MandateChange = {
  /** The version that was read. */
  readonly version: number;
  readonly mandate: Mandate;
  readonly reason: string;
};

/**
 * Changes the mandate of a running negotiation, or proposes the change where another person has to approve it. Returns the
 * id of the amendment.
 * @throws DomainError conflict when the negotiation has ended or another version is in force, invalid or forbidden.
 */
export function amendMandate(ports: Ports) {
  return async (person: Person, where: NegotiationId, change: MandateChange): Promise<string> => {
    checkedMandate(change.mandate, ports.settings);
    const reason = checkedAmendmentReason(change.reason);
    requireApprover(person, { roles: ['buyer', 'approver', 'admin'], except: [] });
    return await ports.database.transaction(async (em) => {
      const negotiation = await lockNegotiation(em, where, 'alone');
      requireAmendable(negotiation, change.version);
      const { mandate: from } = await em.findOneOrFail(MandateRow, { negotiationId: where.id });
      const judged = judgeAmendment({ from, to: change.mandate, quantity: negotiation.quantityValue });
      const amendment = propose(em, ports, { negotiation, person, change: { ...change, reason } });
      if (judged === 'needs-person') announceProposal(em, negotiation, { amendment, approval: from.approval });
      else await bringIntoForce(em, ports, { negotiation, amendment, approvedBy: [] });
      return amendment.id;
    });
  };
}

type Proposal = { readonly negotiation: NegotiationRow; readonly person: Person; readonly change: MandateChange };

function propose(em: EntityManager, { newId, now }: Ports, { negotiation, person, change }: Proposal) {
  return em.create(MandateAmendment, {
    id: newId(),
    negotiationId: negotiation.id,
    baseVersion: change.version,
    mandate: change.mandate,
    reason: change.reason,
    proposedBy: person.subject,
    proposedAt: now(),
    status: 'proposed',
    comment: '',
  });
}

type Announced = {
  readonly amendment: { readonly id: string; readonly proposedBy: string };
  readonly approval: Mandate['approval'];
};

function announceProposal(em: EntityManager, negotiation: NegotiationRow, { amendment, approval }: Announced): void {
  const { id: negotiationId, requestId, requestNumber, title, organisationId } = negotiation;
  const { id: amendmentId, proposedBy } = amendment;
  const approverRoles = [...(approval ?? defaultApprovers).roles];
  const data = { negotiationId, requestId, requestNumber, title, amendmentId, proposedBy, approverRoles };
  publish(em, mandateAmendmentProposed, data, { aggregateId: negotiationId, organisationId });
}
