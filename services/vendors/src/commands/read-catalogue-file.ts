import {
  type CatalogueFormat,
  type FilePosition,
  type FramedRecord,
  RecordFramer,
} from '../domain/catalogue/record-framer.ts';
import type { Ports } from '../ports.ts';

export type StoredFile = { readonly importId: string; readonly format: CatalogueFormat; readonly from: FilePosition };

/** The records of a stored file from a position on, holding one stored chunk at a time. */
export async function* readCatalogueFile(
  { database }: Pick<Ports, 'database'>,
  { importId, format, from }: StoredFile,
): AsyncGenerator<FramedRecord> {
  const framer = new RecordFramer(format, from);
  let byte = from.byte;
  for (;;) {
    const chunk = await readChunk(database, importId, byte);
    if (chunk === undefined) break;
    yield* framer.push(chunk);
    byte += chunk.length;
  }
  yield* framer.finish();
}

async function readChunk(database: Ports['database'], importId: string, byte: number): Promise<Uint8Array | undefined> {
  const [row] = await database.read((em) =>
    em.execute<{ byte_offset: string; content: Buffer }[]>(chunkAt, [importId, byte]),
  );
  if (row === undefined) return undefined;
  const rest = row.content.subarray(byte - Number(row.byte_offset));
  return rest.length === 0 ? undefined : rest;
}

const chunkAt = `select byte_offset, content from catalogue_import_chunks
  where import_id = ? and byte_offset <= ? order by byte_offset desc limit 1`;
