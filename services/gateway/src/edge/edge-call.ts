import type { AmbientContext } from '@procur/service-kit/ambient-context';
import { runInContext } from '@procur/service-kit/ambient-context';
import type { OpenSpan } from '@procur/service-kit/span';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from './public-methods.ts';
import type { RestRoute } from './rest-router.ts';

/** What is known about a request once its headers were read and let in. */
export type EdgeCall = {
  readonly context: AmbientContext;
  readonly span: OpenSpan;
  readonly startMs: number;
  /** Name of the route for metrics: a template, never a path with ids. */
  readonly route: string;
  readonly rest: RestRoute | undefined;
};

declare module 'fastify' {
  interface FastifyRequest {
    edgeCall: EdgeCall | undefined;
  }
  interface FastifyContextConfig {
    /** Who may call a route that is written by hand. */
    readonly access?: Access;
    /** Largest body in bytes, where it is not the default. */
    readonly maxBytes?: number;
  }
}

/** The call of a request that was let in. */
export function callOf(request: FastifyRequest): EdgeCall {
  if (request.edgeCall === undefined) throw new Error('the request was not let in');
  return request.edgeCall;
}

/** Runs the work in the context and the span of the call; body parsing has lost both by then. */
export function inCall<T>(request: FastifyRequest, work: () => T): T {
  const { context, span } = callOf(request);
  return runInContext(context, () => span.run(work));
}

/** Aborts when the client goes away before it was answered. */
export function signalOf({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort(new Error('the client is gone'));
  });
  return controller.signal;
}
