import type { Interceptor, StreamRequest, UnaryRequest } from '@connectrpc/connect';

/** What watches one call: `run` wraps every step of it, `end` hears of its end once, with the error if it failed. */
export type CallObserver = {
  readonly run: <T>(work: () => T) => T;
  readonly end: (error?: unknown) => void;
};

/** An interceptor that begins an observer per call and ends it with the last message of a stream, not with the first. */
export function observeCall(begin: (request: UnaryRequest | StreamRequest) => CallObserver): Interceptor {
  return (next) => async (request) => {
    const observer = begin(request);
    try {
      const response = await observer.run(() => next(request));
      if (response.stream) return { ...response, message: observeMessages(response.message, observer) };
      observer.end();
      return response;
    } catch (error) {
      observer.end(error);
      throw error;
    }
  };
}

/** Runs work as it is; for observers that only want to know the end. */
export function runPlainly<T>(work: () => T): T {
  return work();
}

// A generator runs in the context of whoever asks for its next message, so each step has to be run again.
async function* observeMessages<T>(messages: AsyncIterable<T>, observer: CallObserver): AsyncGenerator<T> {
  const iterator = messages[Symbol.asyncIterator]();
  let failure: unknown;
  try {
    for (;;) {
      const step = await observer.run(() => iterator.next());
      if (step.done) return;
      yield step.value;
    }
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    await observer.run(() => iterator.return?.());
    observer.end(failure);
  }
}
