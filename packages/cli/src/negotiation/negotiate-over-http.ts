import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { openWireDesk, type WireDesk } from '@procur/negotiation-engine/wire/wire-desk';
import { wireKinds } from '@procur/negotiation-engine/wire/wire-message';

// An init message with 200,000 ratings is about 4 MB.
const largestBodyBytes = 8 * 2 ** 20;

/**
 * Serves the attach protocol over HTTP on this machine only; returns the port. `POST /offer` says the kind of a message by
 * its path, `POST /` in the message. Ends with the process.
 */
export function negotiateOverHttp(port: number, limits: { readonly maxSessions?: number } = {}): Promise<number> {
  const desk = openWireDesk({ clock: () => performance.now(), ...limits });
  const server = createServer((request, response) => {
    answer(desk, request, response).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function answer(desk: WireDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST')
    return reply(response, 405, JSON.stringify({ error: { message: 'send messages with POST' } }));
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > largestBodyBytes)
      return reply(response, 413, JSON.stringify({ error: { message: `at most ${largestBodyBytes} bytes` } }));
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  const kind = wireKinds.find((one) => request.url?.endsWith(`/${one}`));
  reply(response, 200, desk.answerText(kind ? `${kind} ${text}` : text));
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}
