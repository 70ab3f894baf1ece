import { catalogueImportRequested } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { publish } from '@procur/service-kit/outbox';
import { CatalogueImport } from '../database/entities/catalogue-import.ts';
import { Vendor } from '../database/entities/vendor.ts';
import type { CatalogueFormat } from '../domain/catalogue/record-framer.ts';
import type { Ports } from '../ports.ts';

export type CatalogueFile = {
  readonly fileName: string;
  readonly format: CatalogueFormat;
  /** For rows that name no vendor; empty when all do. */
  readonly vendorId: string;
  readonly chunks: AsyncIterable<Uint8Array>;
};

// Large enough that a gigabyte is a thousand rows, small enough to be held in memory for each upload at the same time.
const storedChunkBytes = 1_048_576;

/** Stores the file and asks for its import. An upload that breaks off leaves nothing behind. */
export function uploadCatalogue(ports: Ports) {
  return async (organisationId: string, file: CatalogueFile): Promise<CatalogueImport> => {
    await removeAbandoned(ports);
    const importId = await begin(ports, organisationId, file);
    try {
      const bytesTotal = await store(ports, importId, file.chunks);
      return await request(ports, importId, bytesTotal);
    } catch (error) {
      await ports.database.transaction((em) => em.nativeDelete(CatalogueImport, { id: importId }));
      throw error;
    }
  };
}

async function begin({ database, newId, now }: Ports, organisationId: string, file: CatalogueFile): Promise<string> {
  const { fileName, format } = file;
  return await database.transaction(async (em) => {
    const vendorId = file.vendorId === '' ? null : file.vendorId;
    if (vendorId !== null && !(isUuid(vendorId) && (await em.findOne(Vendor, { id: vendorId, organisationId }))))
      throw vendorUnknown(vendorId);
    const counts = { rowsRead: 0, rowsCreated: 0, rowsUpdated: 0, rowsUnchanged: 0, rowsRejected: 0 };
    const position = { bytesTotal: 0, byteOffset: 0, lineOffset: 0, columns: [] };
    const times = { createdAt: now(), updatedAt: now() };
    const row = { id: newId(), organisationId, vendorId, fileName, format, status: 'uploading', failureReason: '' };
    return em.create(CatalogueImport, { ...row, ...counts, ...position, ...times }).id;
  });
}

async function store(ports: Ports, importId: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let [stored, held, waiting] = [0, 0, [] as Uint8Array[]];
  const write = async () => {
    const content = Buffer.concat(waiting);
    const offset = stored;
    await ports.database.transaction((em) =>
      em.execute('insert into catalogue_import_chunks (import_id, byte_offset, content) values (?, ?, ?)', [
        importId,
        offset,
        content,
      ]),
    );
    [stored, held, waiting] = [stored + content.length, 0, []];
  };
  for await (const chunk of chunks) {
    waiting.push(chunk);
    held += chunk.length;
    if (stored + held > ports.catalogue.maxBytes) throw tooLarge(ports.catalogue.maxBytes);
    if (held >= storedChunkBytes) await write();
  }
  if (held > 0) await write();
  if (stored === 0)
    throw new DomainError('invalid', 'CATALOGUE_EMPTY', 'the file is empty', {
      field: 'file',
      given: '0 bytes',
      allowed: ['at least one row'],
    });
  return stored;
}

async function request({ database, now }: Ports, importId: string, bytesTotal: number): Promise<CatalogueImport> {
  return await database.transaction(async (em) => {
    const uploaded = await em.findOneOrFail(CatalogueImport, { id: importId });
    em.assign(uploaded, { status: 'pending', bytesTotal, updatedAt: now() });
    const { organisationId, fileName } = uploaded;
    publish(em, catalogueImportRequested, { importId, fileName }, { aggregateId: importId, organisationId });
    return uploaded;
  });
}

/** What a killed process left half uploaded; a day is longer than any upload may take. */
async function removeAbandoned({ database, now }: Ports): Promise<void> {
  const dayAgo = new Date(now().getTime() - 86_400_000);
  await database.transaction((em) =>
    em.nativeDelete(CatalogueImport, { status: 'uploading', createdAt: { $lt: dayAgo } }),
  );
}

function vendorUnknown(vendorId: string): DomainError {
  return new DomainError('not-found', 'VENDOR_NOT_FOUND', `there is no vendor ${vendorId}`, {
    field: 'vendor_id',
    given: vendorId,
  });
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError('invalid', 'CATALOGUE_TOO_LARGE', `the file is larger than ${maxBytes} bytes`, {
    field: 'file',
    given: `more than ${maxBytes} bytes`,
    allowed: [`at most ${maxBytes} bytes`],
  });
}
