import type { DescService } from '@bufbuild/protobuf';
import { type Client, createClient, type Interceptor } from '@connectrpc/connect';
import { createConnectTransport, Http2SessionManager } from '@connectrpc/connect-node';
import type { ServiceKeys } from '@procur/local-platform/service-keys';
import { internalToken, type TestIdentity } from './test-identity.ts';

/** A running service and who calls it. */
export type RpcTarget = {
  readonly url: string;
  readonly keys: ServiceKeys;
  readonly identity: TestIdentity;
};

/** Calls a running service over HTTP/2 as the identity, with a fresh internal token for every call. */
export function rpcClient<T extends DescService>(
  service: T,
  { url, keys, identity }: RpcTarget,
): Client<T> & AsyncDisposable {
  const sessionManager = new Http2SessionManager(url);
  const authenticate: Interceptor = (next) => async (request) => {
    request.header.set('authorization', `Bearer ${await internalToken(keys, identity)}`);
    return next(request);
  };
  const transport = createConnectTransport({
    httpVersion: '2',
    baseUrl: url,
    sessionManager,
    interceptors: [authenticate],
  });
  const close = async () => sessionManager.abort();
  return Object.assign(createClient(service, transport), { [Symbol.asyncDispose]: close });
}
