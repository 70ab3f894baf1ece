/** One event of a live feed. */
export type LiveEvent = { readonly name: string; readonly data: Readonly<Record<string, unknown>> };

/** Reads server-sent events as they arrive; ends with the connection. Comments, which keep the connection open, are skipped. */
export async function* liveEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveEvent> {
  let pending = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    pending += chunk;
    const blocks = pending.split(/\r?\n\r?\n/);
    pending = blocks.pop() ?? '';
    yield* blocks.map(parseBlock).filter((event) => event !== undefined);
  }
}

function parseBlock(block: string): LiveEvent | undefined {
  const lines = block.split(/\r?\n/);
  const valuesOf = (field: string) =>
    lines.filter((line) => line.startsWith(`${field}:`)).map((line) => line.slice(field.length + 1).trim());
  const data = valuesOf('data').join('\n');
  return data === '' ? undefined : { name: valuesOf('event')[0] ?? 'message', data: JSON.parse(data) };
}
