import { type DescMethodUnary, fromBinary, type Message, toBinary } from '@bufbuild/protobuf';
import { MethodOptions_IdempotencyLevel as Idempotency } from '@bufbuild/protobuf/wkt';
import type { HandlerContext } from '@connectrpc/connect';
import { ambientContext } from '@procur/service-kit/ambient-context';
import { toEdgeConnectError } from './edge-connect-error.ts';
import { claimKey, isFinal, type KeyClaim } from './idempotency-key.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import { EdgeError, toProblem } from './problem.ts';

type Handle = (message: Message, context: HandlerContext) => Promise<Message>;

/** Answers a repeated unsafe call of Connect and gRPC-Web with what the first one was answered, as REST does. */
export function keepAnswers(store: IdempotencyStore, method: DescMethodUnary, handle: Handle): Handle {
  if (method.idempotency === Idempotency.NO_SIDE_EFFECTS) return handle;
  return async (message, context) => {
    const key = context.requestHeader.get('idempotency-key');
    if (key === null) return await handle(message, context);
    const { id, answer } = await claim(store, method, { key, message });
    if (answer === undefined) return await answerFirst(store, id, { method, work: () => handle(message, context) });
    context.responseHeader.set('idempotent-replayed', 'true');
    if (answer.status !== 200) throw toEdgeConnectError(JSON.parse(answer.body));
    return fromBinary(method.output, Buffer.from(answer.body, 'base64'));
  };
}

type Keyed = { readonly key: string; readonly message: Message };

async function claim(store: IdempotencyStore, method: DescMethodUnary, { key, message }: Keyed): Promise<KeyClaim> {
  const operation = ['rpc', method.parent.typeName, method.name];
  // The form of the wire may be another each time; the message may not.
  const content = [toBase64(method.input, message)];
  try {
    return await claimKey(store, { key, actor: ambientContext().actor, operation, content });
  } catch (error) {
    throw error instanceof EdgeError ? toEdgeConnectError(toProblem(error)) : error;
  }
}

type First = { readonly method: DescMethodUnary; readonly work: () => Promise<Message> };

async function answerFirst(store: IdempotencyStore, id: string, { method, work }: First): Promise<Message> {
  try {
    const message = await work();
    await store.keep(id, { status: 200, contentType: 'application/proto', body: toBase64(method.output, message) });
    return message;
  } catch (error) {
    const problem = toProblem(error);
    const refusal = { status: problem.status, contentType: 'application/problem+json', body: JSON.stringify(problem) };
    await (isFinal(problem.status) ? store.keep(id, refusal) : store.release(id));
    throw error;
  }
}

function toBase64(schema: DescMethodUnary['input'], message: Message): string {
  return Buffer.from(toBinary(schema, message)).toString('base64');
}
