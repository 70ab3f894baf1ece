import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { Mandate } from '../database/entities/mandate.ts';
import { MandateAmendment } from '../database/entities/mandate-amendment.ts';
import { defaultApprovers, type Person, type PersonVerdict } from '../domain/held-move.ts';
import { judgeDecision, requireAmendable } from '../domain/mandate-amendment.ts';
import type { Ports } from '../ports.ts';
import { bringIntoForce } from './bring-into-force.ts';
import { lockNegotiation, type NegotiationId } from './lock-table.ts';

/** Which amendment of which negotiation. */
export type AmendmentId = NegotiationId & { readonly amendmentId: string };

/**
 * Brings a proposed change of the mandate into force, or drops it. The same decision by the same person again changes nothing.
 * @throws DomainError not-found, conflict when it is outdated or decided otherwise, forbidden for its proposer.
 */
export function decideAmendment(ports: Ports) {
  return async (person: Person, { amendmentId, ...where }: AmendmentId, given: PersonVerdict): Promise<void> => {
    await ports.database.transaction(async (em) => {
      const negotiation = await lockNegotiation(em, where, 'alone');
      const id = { id: amendmentId, negotiationId: where.id };
      const amendment = isUuid(amendmentId) ? await em.findOne(MandateAmendment, id, { refresh: true }) : null;
      if (!amendment) throw unknownAmendment(amendmentId);
      // Who may approve is for the mandate in force to say, not for the one that is proposed.
      const { mandate } = await em.findOneOrFail(Mandate, { negotiationId: where.id });
      const { roles, except } = mandate.approval ?? defaultApprovers;
      const approval = { roles, except: [...except, amendment.proposedBy] };
      const { status, decidedBy = null } = amendment;
      if (judgeDecision({ status, decidedBy, approval }, person, given) === 'done-before') return;
      em.assign(amendment, { decidedBy: person.subject, decidedAt: ports.now(), comment: given.comment });
      if (given.verdict === 'reject') {
        amendment.status = 'rejected';
        return;
      }
      requireAmendable(negotiation, amendment.baseVersion);
      await bringIntoForce(em, ports, { negotiation, amendment, approvedBy: [person.subject] });
    });
  };
}

function unknownAmendment(given: string): DomainError {
  return new DomainError('not-found', 'AMENDMENT_NOT_FOUND', `there is no amendment ${given}`, {
    field: 'amendment_id',
    given,
  });
}
