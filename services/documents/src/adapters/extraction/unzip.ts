import { Transform } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { DomainError } from '@procur/service-kit/domain-error';
import yauzl from 'yauzl';
import type { ExtractionLimits } from './extraction-limits.ts';

/** The parts of an Office container that pass `wanted`, as text. Every byte unpacked counts towards the limit. */
export async function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ExtractionLimits,
): Promise<Map<string, string>> {
  const archive = await open(bytes);
  if (archive.entryCount > limits.maxZipEntries) throw tooLarge(limits);
  const parts = new Map<string, string>();
  const budget = { left: limits.maxUnpackedBytes };
  try {
    for await (const entry of archive.eachEntry()) {
      if (entry.uncompressedSize > budget.left) throw tooLarge(limits);
      if (wanted(entry.fileName)) parts.set(entry.fileName, await readEntry(archive, entry, budget, limits));
    }
  } catch (error) {
    throw error instanceof DomainError ? error : corrupt(error);
  } finally {
    archive.close();
  }
  return parts;
}

async function open(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
  } catch (error) {
    throw corrupt(error);
  }
}

async function readEntry(
  archive: yauzl.ZipFile,
  entry: yauzl.Entry,
  budget: { left: number },
  limits: ExtractionLimits,
): Promise<string> {
  const stream = await archive.openReadStreamPromise(entry);
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      budget.left -= chunk.length;
      done(budget.left < 0 ? tooLarge(limits) : null, chunk);
    },
  });
  stream.on('error', (error) => counted.destroy(error));
  return readText(stream.pipe(counted));
}

function tooLarge(limits: ExtractionLimits): DomainError {
  const allowed = `<= ${limits.maxUnpackedBytes} bytes in ${limits.maxZipEntries} parts`;
  return new DomainError(
    'invalid',
    'DOCUMENT_UNPACKS_TOO_LARGE',
    `the document unpacks to more than allowed (${allowed})`,
    { field: 'file', allowed: [allowed] },
  );
}

function corrupt(cause: unknown): DomainError {
  const error = new DomainError('invalid', 'DOCUMENT_CORRUPT', 'the file is cut off or broken and cannot be unpacked', {
    field: 'file',
  });
  error.cause = cause;
  return error;
}
