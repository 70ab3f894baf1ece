import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that speaks the OpenAI-compatible protocol and answers every picture with this text, or fails with this status. */
export async function startSeeingModel(answer: { readonly text?: string; readonly status?: number }) {
  const pictures: Buffer[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString();
    for (const [, data = ''] of body.matchAll(/data:image\/png;base64,([A-Za-z0-9+/=]+)/g))
      pictures.push(Buffer.from(data, 'base64'));
    const choices = [{ index: 0, message: { role: 'assistant', content: answer.text } }];
    const usage = { prompt_tokens: 1_000, completion_tokens: 100 };
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ choices, usage }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { url, pictures, [Symbol.asyncDispose]: close };
}
