import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it gets, and refuses while told to. */
export type MailServer = AsyncDisposable & {
  readonly url: string;
  readonly mails: readonly string[];
  readonly refuse: (reply: { readonly code: number; readonly times: number }) => void;
};

export async function startMailServer(): Promise<MailServer> {
  const mails: string[] = [];
  let refusal = { code: 0, times: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusal.times > 0) {
          refusal = { ...refusal, times: refusal.times - 1 };
          callback(Object.assign(new Error('refused'), { responseCode: refusal.code }));
          return;
        }
        mails.push(Buffer.concat(chunks).toString());
        callback();
      });
    },
  });
  // A client that is killed in a test breaks its connection off, which is what the test wants to see.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (reply) => {
      refusal = reply;
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** What an endpoint was sent. */
export type Posted = { readonly headers: Readonly<Record<string, unknown>>; readonly body: string };

/** An endpoint that keeps what it gets and answers what it is told to. */
export type HttpReceiver = AsyncDisposable & {
  readonly url: string;
  readonly posted: readonly Posted[];
  /** Statuses of the next answers; 204 after them. */
  readonly answer: (...statuses: readonly number[]) => void;
};

export async function startHttpReceiver(): Promise<HttpReceiver> {
  const posted: Posted[] = [];
  const statuses: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    posted.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    const status = statuses.shift() ?? 204;
    response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    posted,
    answer: (...given) => void statuses.push(...given),
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
