/** Bytes held in memory as the stream that file stores take. */
export async function* asFile(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
