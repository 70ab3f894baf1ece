import type { DescMethodUnary, Message } from '@bufbuild/protobuf';
import type { Transport } from '@connectrpc/connect';
import type { ServiceName } from '@procur/service-kit/service-names';
import { ownerOf } from './public-methods.ts';

/** The transport to the service that owns a contract; to the gateway itself as well. */
export type Upstreams = (owner: ServiceName) => Transport;

type CallLimits = { readonly signal?: AbortSignal; readonly timeoutMs?: number };

/** Calls a method known only by its descriptor, in the context of the present work. */
export async function invoke(
  upstreams: Upstreams,
  method: DescMethodUnary,
  message: Message,
  { signal, timeoutMs }: CallLimits = {},
): Promise<Message> {
  const transport = upstreams(ownerOf(method.parent));
  const response = await transport.unary(method, signal, timeoutMs, undefined, message);
  return response.message;
}
