import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openWireDesk, type WireDesk } from '@procur/negotiation-engine/wire/wire-desk';

export type HeardMessage = {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly json: { type: string };
};

/** Answers a message in its own way; `undefined` leaves it to the engine behind `procur negotiate --http`. */
export type Misbehaviour = (message: HeardMessage, response: ServerResponse) => boolean;

export type OutsideAgent = AsyncDisposable & {
  readonly url: string;
  readonly heard: HeardMessage[];
  /** Forgets all sessions, as after a restart. */
  readonly restart: () => void;
};

/** An agent of a vendor on this machine, playing with the engine unless the test wants it otherwise. */
export async function startAgent(misbehave: Misbehaviour = () => false): Promise<OutsideAgent> {
  let desk: WireDesk = openWireDesk();
  const heard: HeardMessage[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const message = { headers: request.headers, body, json: JSON.parse(body) };
    heard.push(message);
    if (misbehave(message, response)) return;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(desk.answer(message.json)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    heard,
    restart: () => {
      desk = openWireDesk();
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
