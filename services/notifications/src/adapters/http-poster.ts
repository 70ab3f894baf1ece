import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { DomainError } from '@procur/service-kit/domain-error';
import { ForbiddenAddress, isPublicAddress, publicLookup } from '@procur/service-kit/public-address';
import { DeliveryFailure, isPermanentStatus } from '../domain/delivery-failure.ts';
import type { Post, Poster } from '../ports.ts';

type PosterOptions = { readonly allowPrivateNetworks: boolean; readonly timeoutMs: number };

/** Posts to endpoints of users: never inside, never after a redirect, never for longer than the timeout. */
export function httpPoster(options: PosterOptions): Poster {
  return {
    checkAddress: async (url) => {
      if (!options.allowPrivateNetworks) await checkAddress(new URL(url).hostname);
    },
    post: async (post) => {
      const status = await send(post, options);
      if (status >= 200 && status < 300) return;
      throw new DeliveryFailure(`the endpoint answered ${status}`, { permanent: isPermanentStatus(status) });
    },
  };
}

async function checkAddress(hostname: string): Promise<void> {
  const host = bare(hostname);
  const addresses = isIP(host) ? [{ address: host }] : await lookup(host, { all: true }).catch(() => []);
  if (addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address))) return;
  const message = addresses.length > 0 ? `${host} lies in a network that is not allowed` : `${host} cannot be found`;
  throw new DomainError('invalid', 'URL_NOT_REACHABLE', message, {
    field: 'url',
    given: host,
    allowed: ['a host in the public Internet'],
  });
}

// Node's own client and not fetch: it follows no redirects, and takes the lookup that guards the very connection it makes.
async function send({ url, headers, body }: Post, { allowPrivateNetworks, timeoutMs }: PosterOptions): Promise<number> {
  const target = new URL(url);
  const host = bare(target.hostname);
  // A literal address is connected to without a lookup.
  if (!allowPrivateNetworks && isIP(host) && !isPublicAddress(host)) {
    throw new DeliveryFailure(`${host} lies in a network that is not allowed`, { permanent: true });
  }
  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const options = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'Procur-Notifications/1' },
    signal: AbortSignal.timeout(timeoutMs),
    ...(!allowPrivateNetworks && { lookup: publicLookup }),
  };
  const call = request(target, options, (response) => {
    // What the endpoint says is of no interest, and reading it could take for ever.
    response.destroy();
    resolve(response.statusCode ?? 0);
  });
  call.on('error', (error) => reject(toFailure(error)));
  call.end(body);
  return await promise;
}

function toFailure(error: Error): DeliveryFailure {
  const reason = Reflect.get(error, 'code') ?? error.name;
  const permanent = error instanceof ForbiddenAddress;
  const message = permanent ? error.message : `the endpoint could not be reached (${String(reason)})`;
  return new DeliveryFailure(message, { permanent, cause: error });
}

// [::1] → ::1
function bare(hostname: string): string {
  return hostname.replaceAll(/^\[|\]$/g, '');
}
