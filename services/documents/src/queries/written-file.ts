import type { StoredFile } from './open-file.ts';

/** Bytes that were written for this one answer, as a file. */
export async function writtenFile(bytes: Uint8Array, fileName: string, mediaType: string): Promise<StoredFile> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  const sha256 = Buffer.from(digest).toString('hex');
  return { fileName, mediaType, sizeBytes: bytes.byteLength, sha256, bytes: once(bytes) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
