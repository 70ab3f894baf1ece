import type { EntityManager } from '@mikro-orm/postgresql';
import { metrics } from '@procur/service-kit/metrics';
import { asPlatform } from '@procur/service-kit/tenant-scope';
import { QuotationRevision } from '../database/entities/quotation-revision.ts';
import { StoredContract } from '../database/entities/stored-contract.ts';
import { StoredDocument } from '../database/entities/stored-document.ts';
import type { Ports } from '../ports.ts';

/** What we write; whatever else somebody keeps in the same folder or bucket is not ours to remove. */
const ourKeys = /^[^/]+\/(documents|quotations|contracts)\//;

/** Keys looked up in one go. */
const batchSize = 500;

/**
 * Removes stored files that no row points to: what a crash between storing and committing has left. Only old ones, because
 * a young file may belong to work that is about to commit.
 */
export function removeOrphans(ports: Ports) {
  return async (): Promise<void> => {
    const before = new Date(ports.now().getTime() - ports.limits.orphanAgeMs);
    let batch: string[] = [];
    for await (const key of ports.files.listBefore(before)) {
      if (ourKeys.test(key)) batch.push(key);
      if (batch.length < batchSize) continue;
      await removeUnused(ports, batch);
      batch = [];
    }
    await removeUnused(ports, batch);
  };
}

async function removeUnused({ database, files }: Ports, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const used = await asPlatform('remove files without a row', () => database.read((em) => usedOf(em, keys)));
  for (const key of keys.filter((each) => !used.has(each))) {
    await files.remove(key);
    metrics.orphanFiles.inc();
  }
}

async function usedOf(em: EntityManager, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const given = { $in: [...keys] };
  const documents = await em.find(StoredDocument, { fileKey: given }, { fields: ['fileKey'] });
  const contracts = await em.find(StoredContract, { pdfKey: given }, { fields: ['pdfKey'] });
  const written = { $or: [{ pdfKey: given }, { ublKey: given }] };
  const revisions = await em.find(QuotationRevision, written, { fields: ['pdfKey', 'ublKey'] });
  return new Set([
    ...documents.map((row) => row.fileKey),
    ...contracts.map((row) => row.pdfKey),
    ...revisions.flatMap((row) => [row.pdfKey, row.ublKey]),
  ]);
}
