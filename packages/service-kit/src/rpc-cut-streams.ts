import { create, type DescMessage, type MessageShape, toBinary } from '@bufbuild/protobuf';
import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';

/**
 * Neither Connect nor gRPC marks the last message of a request, and Node ends a stream regularly before it resets it.
 * A file that broke off in the middle would look like a whole one. Our clients therefore say in a header that they send
 * an empty message after the last, and our server takes a stream that lacks it for a failure. Handlers see neither.
 */
const markHeader = 'procur-stream-end';
const marked = 'marked';

/** Client interceptor: marks the end of what it streams. */
export const markStreamEnd: Interceptor = (next) => (request) => {
  if (!request.stream || request.method.methodKind !== 'client_streaming') return next(request);
  request.header.set(markHeader, marked);
  return next({ ...request, message: withEnd(request.message, request.method.input) });
};

/** Server interceptor: a stream that its sender broke off fails instead of ending. */
export const refuseCutStreams: Interceptor = (next) => (request) => {
  if (!request.stream || request.header.get(markHeader) !== marked) return next(request);
  return next({ ...request, message: untilEnd(request.message, request.method.input) });
};

async function* withEnd<D extends DescMessage>(messages: AsyncIterable<MessageShape<D>>, schema: D) {
  yield* messages;
  yield create(schema);
}

// One message is held back: only what follows shows whether it was the end.
async function* untilEnd<D extends DescMessage>(messages: AsyncIterable<MessageShape<D>>, schema: D) {
  let last: MessageShape<D> | undefined;
  for await (const message of messages) {
    if (last !== undefined) yield last;
    last = message;
  }
  if (last !== undefined && toBinary(schema, last).length === 0) return;
  throw new ConnectError('the sender broke off', Code.Aborted);
}
