import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AuditChain } from '../database/entities/audit-chain.ts';
import { AuditEntry } from '../database/entities/audit-entry.ts';
import { type AuditFact, chain } from '../domain/audit-chain.ts';
import type { Ports } from '../ports.ts';

/** Adds a fact to the end of its organisation's chain, once. */
export function appendAuditEntry({ database }: Pick<Ports, 'database'>) {
  return async (fact: AuditFact): Promise<void> => {
    await database.transaction(async (em) => {
      const head = await lockChain(em, fact.organisationId);
      // After the lock: only then is the answer final.
      if (await em.findOne(AuditEntry, { id: fact.id })) return;
      const link = chain(fact, { position: head.position, hash: head.headHash });
      em.create(AuditEntry, link);
      em.assign(head, { position: link.position, headHash: link.hash });
    });
  };
}

async function lockChain(em: EntityManager, organisationId: string) {
  const start = { organisationId, position: 0, headHash: '' };
  await em.upsert(AuditChain, start, { onConflictAction: 'ignore', onConflictFields: ['organisationId'] });
  return await em.findOneOrFail(
    AuditChain,
    { organisationId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
}
