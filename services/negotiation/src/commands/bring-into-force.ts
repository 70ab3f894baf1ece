import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mandateAmended } from '@procur/contracts/events';
import { mandateHash, readMandateDocument, writeMandateDocument } from '@procur/deal-certificate/mandate-document';
import { recordChange } from '@procur/service-kit/audit-trail';
import { publish } from '@procur/service-kit/outbox';
import { Mandate } from '../database/entities/mandate.ts';
import { MandateAmendment } from '../database/entities/mandate-amendment.ts';
import { MandateVersion } from '../database/entities/mandate-version.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import { isOpen } from '../domain/thread-status.ts';
import type { Ports } from '../ports.ts';
import { decideAgain } from './decide-again.ts';
import { lockThreads, type NegotiationRow } from './lock-table.ts';
import { settleNegotiation } from './settle-negotiation.ts';
import { withdrawMove } from './withdraw-move.ts';

type Enforcing = {
  readonly negotiation: NegotiationRow;
  readonly amendment: InferEntity<typeof MandateAmendment>;
  /** Who let it pass besides the one who proposed it. */
  readonly approvedBy: readonly string[];
};

/**
 * Makes an amendment the next version of the mandate, signed, and has every thread decide again whose next move has not
 * left the house. The caller holds the negotiation alone.
 */
export async function bringIntoForce(em: EntityManager, ports: Ports, enforcing: Enforcing): Promise<void> {
  const { negotiation, amendment } = enforcing;
  const version = await grantNext(em, ports, enforcing);
  const row = await em.findOneOrFail(Mandate, { negotiationId: negotiation.id });
  row.mandate = amendment.mandate;
  negotiation.mandateVersion = version;
  amendment.status = 'in_force';
  await outdateOthers(em, amendment);
  announce(em, { negotiation, version, by: amendment.proposedBy });
  await em.flush();
  for (const thread of await lockThreads(em, negotiation.id)) {
    if (!isOpen(thread.status)) continue;
    await withdrawMove(em, ports, { thread, comment: `version ${version} of the mandate came into force` });
    await em.flush();
    await forgetApproval(em, thread.id);
    await decideAgain(em, ports, { negotiation, thread });
    await em.flush();
  }
  await settleNegotiation(em, ports, negotiation);
}

/** Writes and signs the next version. Returns its number. */
async function grantNext(
  em: EntityManager,
  { signatures, now }: Ports,
  { negotiation: { id: negotiationId, mandateVersion }, amendment, approvedBy }: Enforcing,
): Promise<number> {
  const before = await em.findOneOrFail(MandateVersion, { negotiationId, version: mandateVersion });
  const { proposedBy: by, reason, mandate } = amendment;
  const document = writeMandateDocument({
    ...readMandateDocument(before.document),
    version: mandateVersion + 1,
    previous: before.hash,
    grant: { by, approvedBy, at: now().toISOString(), reason },
    mandate,
  });
  const signature = await signatures.mandates.sign(document);
  const version = mandateVersion + 1;
  const keyId = signatures.mandates.publicKey.kid;
  em.create(MandateVersion, { negotiationId, version, document, signature, hash: mandateHash(document), keyId });
  return version;
}

// What was proposed for the version before would undo what has come into force since.
async function outdateOthers(em: EntityManager, { id, negotiationId }: Enforcing['amendment']): Promise<void> {
  const others = await em.find(MandateAmendment, { negotiationId, status: 'proposed', id: { $ne: id } });
  for (const other of others) other.status = 'outdated';
}

// What a person let pass under the version before may be just what this one forbids.
async function forgetApproval(em: EntityManager, threadId: string): Promise<void> {
  const agent = await em.findOne(ThreadAgent, { threadId });
  if (agent) agent.approvedUpTo = null;
}

type Amended = { readonly negotiation: NegotiationRow; readonly version: number; readonly by: string };

function announce(em: EntityManager, { negotiation, version, by: amendedBy }: Amended): void {
  const { id: negotiationId, requestId, organisationId } = negotiation;
  const data = { negotiationId, requestId, version, amendedBy };
  publish(em, mandateAmended, data, { aggregateId: negotiationId, organisationId });
  // Versions, never the limits in them: the trail is read by more people than may know those.
  const change = { before: { mandateVersion: version - 1 }, after: { mandateVersion: version } };
  recordChange(em, 'negotiation', { action: 'negotiation.mandate_amended', resourceId: negotiationId, ...change });
}
