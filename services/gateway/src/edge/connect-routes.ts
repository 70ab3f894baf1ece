import type { Message } from '@bufbuild/protobuf';
import { createContextKey, createContextValues, type HandlerContext, type Interceptor } from '@connectrpc/connect';
import { fastifyConnectPlugin } from '@connectrpc/connect-fastify';
import { runInContext } from '@procur/service-kit/ambient-context';
import { observeCall } from '@procur/service-kit/observe-call';
import { mapErrors } from '@procur/service-kit/rpc-errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callOf, type EdgeCall } from './edge-call.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import { keepAnswers } from './keep-answers.ts';
import type { PublicMethod } from './public-methods.ts';
import { invoke, type Upstreams } from './upstreams.ts';

const callKey = createContextKey<EdgeCall | undefined>(undefined, { description: 'call that was let in' });

type ConnectOptions = {
  readonly methods: readonly PublicMethod[];
  readonly upstreams: Upstreams;
  readonly idempotency: IdempotencyStore;
  readonly maxBodyBytes: number;
  readonly timeoutMs: number;
};

/** Connect and gRPC-Web for the same methods as REST, on the same port. gRPC proper needs HTTP/2 and stays inside. */
export async function connectRoutes(edge: FastifyInstance, options: ConnectOptions): Promise<void> {
  const { methods, upstreams, idempotency, maxBodyBytes, timeoutMs } = options;
  await edge.register(fastifyConnectPlugin, {
    grpc: false,
    readMaxBytes: maxBodyBytes,
    maxTimeoutMs: timeoutMs,
    interceptors: [enterCall, mapErrors],
    contextValues: (request: FastifyRequest) => createContextValues().set(callKey, callOf(request)),
    routes: (router) => {
      for (const { method } of methods) {
        const forward = (message: Message, context: HandlerContext) =>
          invoke(upstreams, method, message, { ...whileWanted(context), timeoutMs });
        router.rpc(method, keepAnswers(idempotency, method, forward));
      }
    },
  });
}

// Who sends an Idempotency-Key comes back for the answer, so the call goes on without its client.
function whileWanted({ requestHeader, signal }: HandlerContext): { readonly signal?: AbortSignal } {
  return requestHeader.has('idempotency-key') ? {} : { signal };
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
