import type { EntityManager } from '@mikro-orm/postgresql';
import type { Deal } from '@procur/buyer-agent/deal';
import { seedOf } from '@procur/buyer-agent/thread-seed';
import { dealCertificateIssued } from '@procur/contracts/events';
import type { Certificate, CertifiedThread } from '@procur/deal-certificate/certificate';
import { issueCertificate } from '@procur/deal-certificate/issue-certificate';
import { grantor } from '@procur/deal-certificate/mandate-document';
import { publish } from '@procur/service-kit/outbox';
import { DealCertificate } from '../database/entities/deal-certificate.ts';
import { LedgerEntry } from '../database/entities/ledger-entry.ts';
import { MandateVersion } from '../database/entities/mandate-version.ts';
import type { Ports } from '../ports.ts';
import type { NegotiationRow, ThreadRow } from './lock-table.ts';
import type { MandateRow } from './read-table.ts';

type Certifying = {
  readonly negotiation: NegotiationRow;
  readonly mandate: MandateRow;
  readonly threads: readonly ThreadRow[];
  readonly deal: Deal;
};

/**
 * Signs everything the result rests on, in the transaction that decides it: there is no deal without its certificate, and
 * none with two. Nothing for a negotiation that was opened before ledgers were kept.
 */
export async function certifyDeal(em: EntityManager, ports: Ports, certifying: Certifying): Promise<void> {
  const { negotiation, mandate } = certifying;
  if (!mandate.comparison) return;
  await em.flush();
  const issuedAt = ports.now();
  const { signatures } = ports;
  const facts = await gatherFacts(em, ports, { ...certifying, comparison: mandate.comparison, issuedAt });
  const issued = await issueCertificate({ facts, signer: signatures.certificates, keys: grantorKeys(ports) });
  const { id: negotiationId, requestId, organisationId } = negotiation;
  em.create(DealCertificate, { negotiationId, issuedAt, ...issued });
  const data = { negotiationId, requestId, sha256: issued.sha256 };
  publish(em, dealCertificateIssued, data, { aggregateId: negotiationId, organisationId, occurredAt: issuedAt });
}

type Gathering = Certifying & { readonly comparison: Certificate['comparison']; readonly issuedAt: Date };

async function gatherFacts(
  em: EntityManager,
  { signatures }: Ports,
  { negotiation, mandate, threads, deal, comparison, issuedAt }: Gathering,
): Promise<Omit<Certificate, 'keys'>> {
  const { id: negotiationId, startedAt, completedAt, mandateVersion } = negotiation;
  const versions = await em.find(MandateVersion, { negotiationId }, { orderBy: { version: 'asc' } });
  const ids = threads.map(({ id }) => id);
  const entries = await em.find(LedgerEntry, { threadId: { $in: ids } }, { orderBy: { sequence: 'asc' } });
  return {
    type: 'procur.deal-certificate/1',
    negotiationId,
    organisationId: negotiation.organisationId,
    requestId: negotiation.requestId,
    requestNumber: negotiation.requestNumber,
    attempt: negotiation.attempt,
    title: negotiation.title,
    category: negotiation.category,
    quantity: { value: negotiation.quantityValue, unitCode: negotiation.quantityUnit },
    policyVersion: mandate.mandate.policyVersion,
    engine: signatures.engine,
    comparison,
    mandates: versions.map(({ document, signature, hash }) => ({ document, signature, hash })),
    threads: threads.map((thread) => toCertified(thread, entries)),
    result: { ...deal, mandateVersion },
    startedAt: startedAt.toISOString(),
    completedAt: (completedAt ?? issuedAt).toISOString(),
    issuedAt: issuedAt.toISOString(),
  };
}

type EntryRow = { readonly threadId: string; readonly entry: string };

function toCertified(thread: ThreadRow, entries: readonly EntryRow[]): CertifiedThread {
  const { id: threadId, vendorId, vendorName, position, score } = thread;
  const own = entries.filter((row) => row.threadId === threadId).map(({ entry }) => JSON.parse(entry));
  return { threadId, vendorId, vendorName, position, score, seed: seedOf(threadId), entries: own };
}

// Only of those who sign what is in a certificate: the seller's side has no part in it.
function grantorKeys({ signatures }: Ports) {
  return signatures.trusted.filter(({ kid }) => kid === grantor);
}
