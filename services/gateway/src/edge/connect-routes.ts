import { createContextKey, createContextValues, type Interceptor } from '@connectrpc/connect';
import { fastifyConnectPlugin } from '@connectrpc/connect-fastify';
import { runInContext } from '@procur/service-kit/ambient-context';
import { observeCall } from '@procur/service-kit/observe-call';
import { mapErrors } from '@procur/service-kit/rpc-errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callOf, type EdgeCall } from './edge-call.ts';
import type { PublicMethod } from './public-methods.ts';
import { invoke, type Upstreams } from './upstreams.ts';

const callKey = createContextKey<EdgeCall | undefined>(undefined, { description: 'call that was let in' });

type ConnectOptions = {
  readonly methods: readonly PublicMethod[];
  readonly upstreams: Upstreams;
  readonly maxBodyBytes: number;
  readonly timeoutMs: number;
};

/** Connect and gRPC-Web for the same methods as REST, on the same port. gRPC proper needs HTTP/2 and stays inside. */
export async function connectRoutes(edge: FastifyInstance, options: ConnectOptions): Promise<void> {
  const { methods, upstreams, maxBodyBytes, timeoutMs } = options;
  await edge.register(fastifyConnectPlugin, {
    grpc: false,
    readMaxBytes: maxBodyBytes,
    maxTimeoutMs: timeoutMs,
    interceptors: [enterCall, mapErrors],
    contextValues: (request: FastifyRequest) => createContextValues().set(callKey, callOf(request)),
    routes: (router) => {
      for (const { method } of methods) {
        router.rpc(method, (message, { signal }) => invoke(upstreams, method, message, { signal, timeoutMs }));
      }
    },
  });
}

/** Path of a method in the Connect protocol. */
export function procedurePath({ method }: PublicMethod): string {
  return `/${method.parent.typeName}/${method.name}`;
}

const enterCall: Interceptor = observeCall(({ contextValues }) => {
  const call = contextValues.get(callKey);
  if (call === undefined) throw new Error('the call was not let in');
  return { run: (work) => runInContext(call.context, () => call.span.run(work)), end: () => {} };
});
