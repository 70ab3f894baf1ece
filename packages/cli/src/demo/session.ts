import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DescService } from '@bufbuild/protobuf';
import { type Client, createClient, type Interceptor } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { AuthService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { type LiveEvent, liveEvents } from './live-feed.ts';

/** Somebody who is signed in at the public API. */
export type Session = {
  /** Calls a service of the contract through the gateway. */
  readonly client: <T extends DescService>(service: T) => Client<T>;
  /** Uploads a file; returns the problem or the created thing as JSON. Throws when it is refused. */
  readonly upload: (path: string, file: string) => Promise<Readonly<Record<string, unknown>>>;
  readonly download: (path: string) => Promise<Uint8Array>;
  /** Follows a live feed until it ends or the caller stops reading. */
  readonly live: (path: string) => AsyncGenerator<LiveEvent>;
};

/** Who signs in. */
export type Credentials = { readonly email: string; readonly password: string };

/** Signs in at the gateway. Throws when it refuses. */
export async function signIn(edgeUrl: string, { email, password }: Credentials): Promise<Session> {
  const anonymous = createClient(AuthService, transport(edgeUrl, []));
  const { tokens } = await anonymous.login({ email, password });
  const token = tokens?.accessToken ?? '';
  const signed = transport(edgeUrl, [bearer(token)]);
  const authorization = `Bearer ${token}`;
  return {
    client: (service) => createClient(service, signed),
    upload: async (path, file) =>
      (
        await send(`${edgeUrl}${path}`, { method: 'POST', headers: { authorization }, body: await form(file) })
      ).json() as never,
    download: async (path) => (await send(`${edgeUrl}${path}`, { headers: { authorization } })).bytes(),
    live: async function* (path) {
      const { body } = await send(`${edgeUrl}${path}`, { headers: { authorization, accept: 'text/event-stream' } });
      if (body) yield* liveEvents(body);
    },
  };
}

function transport(baseUrl: string, interceptors: readonly Interceptor[]) {
  return createConnectTransport({ httpVersion: '1.1', baseUrl, interceptors: [...interceptors] });
}

function bearer(token: string): Interceptor {
  return (next) => (request) => {
    request.header.set('authorization', `Bearer ${token}`);
    return next(request);
  };
}

async function form(file: string): Promise<FormData> {
  const data = new FormData();
  data.append('file', new Blob([await readFile(file)]), basename(file));
  return data;
}

/** A problem document says in `detail` what is wrong. */
async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.ok) return response;
  throw new Error(`${init.method ?? 'GET'} ${new URL(url).pathname}: ${response.status} ${await response.text()}`);
}
