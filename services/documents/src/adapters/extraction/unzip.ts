import { Transform, Writable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '@procur/service-kit/domain-error';
import yauzl from 'yauzl';
import { corrupt } from './corrupt.ts';
import type { ExtractionLimits } from './extraction-limits.ts';

/**
 * The parts of an Office container that pass `wanted`, as text. Every byte unpacked counts towards the limit. With
 * `verify`, all other parts are unpacked and counted too: for libraries that unpack the container again by themselves.
 */
export async function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ExtractionLimits & { readonly verify?: true },
): Promise<Map<string, string>> {
  const archive = await open(bytes);
  if (archive.entryCount > limits.maxZipEntries) throw tooLarge(limits);
  const parts = new Map<string, string>();
  const budget = new UnpackBudget(limits);
  try {
    for await (const entry of archive.eachEntry()) {
      if (entry.uncompressedSize > budget.left) throw tooLarge(limits);
      if (wanted(entry.fileName)) parts.set(entry.fileName, await readText(await budget.stream(archive, entry)));
      else if (limits.verify) await pipeline(await budget.stream(archive, entry), discard());
    }
  } catch (error) {
    throw error instanceof DomainError ? error : unpackable(error);
  } finally {
    archive.close();
  }
  return parts;
}

class UnpackBudget {
  readonly #limits: ExtractionLimits;
  left: number;

  constructor(limits: ExtractionLimits) {
    this.#limits = limits;
    this.left = limits.maxUnpackedBytes;
  }

  async stream(archive: yauzl.ZipFile, entry: yauzl.Entry): Promise<Transform> {
    const stream = await archive.openReadStreamPromise(entry);
    const counted = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.left -= chunk.length;
        done(this.left < 0 ? tooLarge(this.#limits) : null, chunk);
      },
    });
    stream.on('error', (error) => counted.destroy(error));
    return stream.pipe(counted);
  }
}

function discard(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

async function open(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    });
  } catch (error) {
    throw unpackable(error);
  }
}

function unpackable(cause: unknown): DomainError {
  return corrupt('the file is cut off or broken and cannot be unpacked', cause);
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
