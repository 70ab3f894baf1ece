import type { DescService } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import { exportJWK, generateKeyPair } from 'jose';
import type { AmbientContext } from '../src/ambient-context.ts';
import { readConfig } from '../src/config.ts';
import { Health } from '../src/health.ts';
import type { Identity } from '../src/identity.ts';
import { createTokenMinter, createTokenVerifier } from '../src/internal-token.ts';
import { createLogger } from '../src/logger.ts';
import { RpcClients } from '../src/rpc-client.ts';
import { type Routes, RpcServer } from '../src/rpc-server.ts';
import { type RpcLimits, rpcSettings } from '../src/rpc-settings.ts';

type PairOptions = {
  readonly limits?: Partial<RpcLimits>;
  /** Whether the server trusts the caller's key. */
  readonly trustCaller?: boolean;
};

/** A server on a free port and a client that calls it as `gateway`: what the kit's own tests talk through. */
export type RpcPair = AsyncDisposable & {
  readonly url: string;
  readonly server: RpcServer;
  readonly logLines: readonly unknown[];
  readonly token: () => Promise<string>;
  readonly client: <T extends DescService>(service: T) => Client<T>;
};

/** Starts both over a real socket. */
export async function startRpcPair(routes: Routes, { limits, trustCaller = true }: PairOptions = {}): Promise<RpcPair> {
  const { signingKey, jwks } = await keyOf('gateway');
  const trusted = trustCaller ? jwks : (await keyOf('gateway')).jwks;
  const logLines: unknown[] = [];
  const health = new Health();
  health.serving();
  const server = await RpcServer.listen(routes, {
    host: '127.0.0.1',
    port: 0,
    verify: await createTokenVerifier(trusted),
    log: createLogger({ service: 'test', destination: { write: (line) => void logLines.push(JSON.parse(line)) } }),
    health,
    maxMessageBytes: 1_000_000,
    maxDeadlineMs: 60_000,
  });
  const mint = await createTokenMinter({ service: 'gateway', signingKey, ttlS: 60 });
  const allLimits = { ...readConfig(rpcSettings(), {}), retryDelayMs: 1, ...limits };
  const clients = new RpcClients({ service: 'gateway', limits: allLimits, mint: () => Promise.resolve(mint) });
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    server,
    logLines,
    token: () => mint({ subject: 'user-1', organisationId: 'org-1', roles: ['admin'] }),
    client: (service) => clients.client(service, url),
    [Symbol.asyncDispose]: async () => {
      clients[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** The context of work for a user, as the edge makes it. */
export function userContext(user: Partial<Identity>): AmbientContext {
  const identity = { subject: 'user-1', organisationId: 'org-1', roles: [], service: 'gateway', ...user };
  const { subject: actor, organisationId } = identity;
  return { correlationId: 'corr-1', actor, organisationId, priority: 'normal', identity };
}

async function keyOf(service: string): Promise<{ signingKey: string; jwks: string }> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const key = { ...(await exportJWK(publicKey)), kid: service, alg: 'EdDSA' };
  return { signingKey: JSON.stringify(await exportJWK(privateKey)), jwks: JSON.stringify({ keys: [key] }) };
}
