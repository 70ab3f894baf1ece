import { EdgeError } from './problem.ts';

// Enough for file-type to see the parts of an office archive, small enough to hold for every upload at once.
const headBytes = 65_536;

/** The beginning of a file, and all of it including that beginning. */
export type PeekedFile = { readonly head: Uint8Array; readonly chunks: AsyncIterable<Uint8Array> };

/** Reads the beginning of a stream without losing it. @throws EdgeError 400 when there is nothing in it. */
export async function peekFile(source: AsyncIterable<Uint8Array>): Promise<PeekedFile> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < headBytes) {
    const step = await iterator.next();
    if (step.done) break;
    first.push(step.value);
    size += step.value.length;
  }
  if (size === 0)
    throw new EdgeError(400, 'FILE_EMPTY', 'the file is empty', { given: '0 bytes', allowed: ['at least 1 byte'] });
  return { head: Buffer.concat(first).subarray(0, headBytes), chunks: restOf(first, iterator) };
}

/** Passes the chunks on and fails as soon as there are too many bytes, so that nothing counts as complete. */
export async function* limitBytes(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw fileTooLarge(maxBytes);
    yield chunk;
  }
}

export function fileTooLarge(maxBytes: number): EdgeError {
  return new EdgeError(413, 'FILE_TOO_LARGE', `the file is larger than ${maxBytes} bytes`, {
    given: `more than ${maxBytes} bytes`,
    allowed: [`at most ${maxBytes} bytes`],
  });
}

async function* restOf(first: readonly Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first;
  for (;;) {
    const step = await iterator.next();
    if (step.done) return;
    yield step.value;
  }
}
