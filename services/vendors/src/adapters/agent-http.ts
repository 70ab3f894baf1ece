import { lookup } from 'node:dns/promises';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { DomainError } from '@procur/service-kit/domain-error';
import { ForbiddenAddress, isPublicAddress, publicLookup } from '@procur/service-kit/public-address';
import { signatureHeaders } from '@procur/service-kit/webhook-signature';
import { AgentUnreachable } from '../domain/selling/agent-unreachable.ts';
import type { OutsideAgents, PostedMessage } from '../ports.ts';

type AgentOptions = {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly allowPrivateNetworks: boolean;
  readonly allowHttp: boolean;
  readonly now: () => Date;
};

/** Talks to agents of vendors: signed, never inside, never after a redirect, within limits of time and size. */
export function agentHttp(options: AgentOptions): OutsideAgents {
  return {
    checkAddress: (url) => checkAddress(new URL(url), options),
    post: async ({ url, secret }, id, message) => {
      const body = JSON.stringify(message);
      const timestampS = Math.floor(options.now().getTime() / 1000);
      const headers = signatureHeaders(secret, { id: `${id}/${message.type}`, timestampS, body });
      return toPosted(await send(new URL(url), { headers, body }, options));
    },
  };
}

type Answer = { readonly status: number; readonly body: string } | { readonly refused: string };

// 408, 429 and 5xx may be better later; every other status is the agent's word.
function toPosted(answer: Answer): PostedMessage {
  if ('refused' in answer) return { ok: false, why: answer.refused };
  const { status, body } = answer;
  if (status === 408 || status === 429 || status >= 500) throw unreachable(`it answered ${status}`);
  if (status < 200 || status >= 300) return { ok: false, why: `it answered ${status}` };
  try {
    return { ok: true, reply: JSON.parse(body) };
  } catch {
    return { ok: false, why: 'the answer is not JSON' };
  }
}

type Request = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

// Node's own client and not fetch: it follows no redirects, and takes the lookup that guards the very connection it makes.
async function send(target: URL, request: Request, options: AgentOptions): Promise<Answer> {
  const fault = addressFault(target, options);
  if (fault) return { refused: fault };
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const open = target.protocol === 'https:' ? requestHttps : requestHttp;
  const call = open(target, toSettings(request, options), (response) => {
    readAnswer(response, options.maxBytes).then(resolve, reject);
  });
  call.on('error', (error) => {
    if (error instanceof ForbiddenAddress) resolve({ refused: error.message });
    else reject(unreachable(String(Reflect.get(error, 'code') ?? error.name), error));
  });
  call.end(request.body);
  return await promise;
}

function toSettings({ headers, body }: Request, { timeoutMs, allowPrivateNetworks }: AgentOptions): RequestOptions {
  const own = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Procur/1',
  };
  return {
    method: 'POST',
    headers: { ...headers, ...own },
    signal: AbortSignal.timeout(timeoutMs),
    ...(!allowPrivateNetworks && { lookup: publicLookup }),
  };
}

async function readAnswer(response: IncomingMessage, maxBytes: number): Promise<Answer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response) {
      bytes += chunk.length;
      // Leaving the loop closes the connection: the rest is never read.
      if (bytes > maxBytes) return { refused: `the answer is larger than ${maxBytes} bytes` };
      chunks.push(chunk);
    }
  } catch (error) {
    throw unreachable('the connection broke', error);
  }
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
}

function addressFault(
  { protocol, hostname }: URL,
  { allowHttp, allowPrivateNetworks }: AgentOptions,
): string | undefined {
  if (protocol !== 'https:' && !allowHttp) return 'its address is without TLS';
  const host = bare(hostname);
  // A literal address is connected to without a lookup.
  if (!allowPrivateNetworks && isIP(host) && !isPublicAddress(host))
    return `${host} lies in a network that is not allowed`;
  return undefined;
}

async function checkAddress(url: URL, options: AgentOptions): Promise<void> {
  const fault = addressFault(url, options) ?? (await nameFault(bare(url.hostname), options));
  if (!fault) return;
  throw new DomainError('invalid', 'ENDPOINT_NOT_REACHABLE', `the endpoint cannot be used: ${fault}`, {
    field: 'counterparty.endpoint_url',
    given: url.origin,
    allowed: [options.allowHttp ? 'http or https' : 'https', 'a host in the public Internet'],
  });
}

async function nameFault(host: string, { allowPrivateNetworks }: AgentOptions): Promise<string | undefined> {
  if (allowPrivateNetworks || isIP(host)) return undefined;
  const addresses = await lookup(host, { all: true }).catch(() => []);
  if (addresses.length === 0) return `${host} cannot be found`;
  const isPublic = addresses.every(({ address }) => isPublicAddress(address));
  return isPublic ? undefined : `${host} lies in a network that is not allowed`;
}

function unreachable(why: string, cause?: unknown): AgentUnreachable {
  return new AgentUnreachable(`the vendor's agent cannot be reached: ${why}`, { cause });
}

// [::1] → ::1
function bare(hostname: string): string {
  return hostname.replaceAll(/^\[|\]$/g, '');
}
