import { DomainError } from '@procur/service-kit/domain-error';
import { CatalogueImport } from '../database/entities/catalogue-import.ts';
import { Vendor } from '../database/entities/vendor.ts';
import { checkCatalogueHeader } from '../domain/catalogue/catalogue-header.ts';
import type { CatalogueFormat, FramedRecord } from '../domain/catalogue/record-framer.ts';
import type { Ports } from '../ports.ts';
import { ImportBatch, ImportTakenOver, isOpenImport } from './import-batch.ts';
import { readCatalogueFile } from './read-catalogue-file.ts';

/** How an import ended; `undefined` reason means completed. */
export type ImportResult = { readonly importId: string; readonly failureReason?: string };

/**
 * Imports a stored file, a batch per transaction, each of which also remembers how far it is: called again after a crash it
 * goes on there. What is wrong with a line is written down and costs only that line; what is wrong with the file ends it.
 */
export function importCatalogue(ports: Ports) {
  // A slow machine may be asked for an import a second time while it is at it; both askers wait for the one that runs.
  const running = new Map<string, Promise<ImportResult | undefined>>();
  return (importId: string, signal: AbortSignal): Promise<ImportResult | undefined> => {
    const present = running.get(importId) ?? untilEnd(ports, importId, signal).finally(() => running.delete(importId));
    running.set(importId, present);
    return present;
  };
}

async function untilEnd(ports: Ports, importId: string, signal: AbortSignal): Promise<ImportResult | undefined> {
  for (;;) {
    const found = await ports.database.read((em) => em.findOne(CatalogueImport, { id: importId }));
    if (found === null || !isOpenImport(found.status)) return undefined;
    try {
      await importRows(ports, found, signal);
      return { importId };
    } catch (error) {
      // Another process is further: go on from where it is, for it may be the one that dies.
      if (error instanceof ImportTakenOver) continue;
      // Translated: a refusal of the file is the import's result and not a fault of the handler.
      if (error instanceof DomainError && error.kind === 'invalid') return { importId, failureReason: error.message };
      throw error;
    }
  }
}

async function importRows(ports: Ports, found: CatalogueImport, signal: AbortSignal): Promise<void> {
  const format: CatalogueFormat = found.format === 'csv' ? 'csv' : 'jsonl';
  const from = { byte: found.byteOffset, line: found.lineOffset };
  const batch = new ImportBatch(ports, found, await vendorsBySlug(ports, found.organisationId));
  let columns: readonly string[] = found.columns;
  for await (const record of readCatalogueFile(ports, { importId: found.id, format, from })) {
    signal.throwIfAborted();
    if (format === 'csv' && columns.length === 0) {
      columns = readHeader(ports, record);
      await batch.beginAfterHeader(columns, record.end);
    } else {
      await batch.add(record, columns);
    }
  }
  if (format === 'csv' && columns.length === 0)
    throw new DomainError('invalid', 'CATALOGUE_EMPTY', 'the file holds no header line');
  await batch.write();
}

function readHeader({ parseCsvRecord }: Ports, record: FramedRecord): readonly string[] {
  if (record.problem) throw new DomainError('invalid', 'CATALOGUE_HEADER_INVALID', `the header line ${record.problem}`);
  return checkCatalogueHeader(parseCsvRecord(record.text));
}

async function vendorsBySlug({ database }: Ports, organisationId: string): Promise<ReadonlyMap<string, string>> {
  const vendors = await database.read((em) => em.find(Vendor, { organisationId }, { fields: ['id', 'slug'] }));
  return new Map(vendors.map(({ slug, id }) => [slug, id]));
}
