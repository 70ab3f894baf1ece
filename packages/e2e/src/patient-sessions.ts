import { setTimeout as delay } from 'node:timers/promises';
import { Code, ConnectError } from '@connectrpc/connect';
import type { Session } from '@procur/cli/demo/session';

const longestMs = 60_000;
const pauseMs = 150;

/**
 * Sessions of people who press the button again when the system is away for a moment. A refusal that says "this was done
 * already" means that the first press had arrived after all.
 */
export function patientSessions<Person extends string>(
  sessions: Readonly<Record<Person, Session>>,
): Record<Person, Session> {
  const entries = Object.entries<Session>(sessions).map(([person, session]) => [person, patient(session)]);
  return Object.fromEntries(entries) as Record<Person, Session>;
}

function patient(session: Session): Session {
  return {
    client: (service) => proxyOf(session.client(service)),
    upload: (path, file) => again(() => session.upload(path, file)),
    download: (path) => again(() => session.download(path)),
    live: async function* (path) {
      const end = performance.now() + longestMs;
      while (performance.now() < end) {
        try {
          for await (const event of session.live(path)) {
            yield event;
            // The feed says itself when there is nothing more to follow; a connection that only breaks says nothing.
            if (event.name === 'end') return;
          }
        } catch {
          // The feed breaks with the gateway; whoever follows it looks at the state and connects again.
        }
        yield { name: 'reconnected', data: {} };
        await delay(pauseMs);
      }
    },
  };
}

function proxyOf<T extends object>(client: T): T {
  return new Proxy(client, {
    get: (target, name) => {
      const call: unknown = Reflect.get(target, name);
      if (typeof call !== 'function') return call;
      return (...args: readonly unknown[]) => again(async () => Reflect.apply(call, target, args));
    },
  });
}

async function again<T>(call: () => Promise<T>): Promise<T> {
  const end = performance.now() + longestMs;
  for (let press = 1; ; press += 1) {
    try {
      return await call();
    } catch (error) {
      // The answer to the first press was lost; whoever pressed looks at what is there now.
      if (press > 1 && isDoneAlready(error) && !isPassing(error)) return {} as T;
      if (performance.now() > end || !isPassing(error)) throw error;
    }
    await delay(pauseMs);
  }
}

/** Node's own error underneath says that the connection went, whatever code it was given. */
function isCut({ cause }: ConnectError): boolean {
  return cause instanceof Error && 'code' in cause;
}

const done: ReadonlySet<Code> = new Set([Code.FailedPrecondition, Code.AlreadyExists, Code.Aborted]);

function isDoneAlready(error: unknown): boolean {
  return error instanceof ConnectError && done.has(error.code);
}

const passing: ReadonlySet<Code> = new Set([
  Code.Unavailable,
  Code.DeadlineExceeded,
  Code.Canceled,
  Code.Internal,
  Code.Unknown,
]);

/** Gone for a moment, as opposed to refused: connection errors and the gateway's word for "my service is away". */
function isPassing(error: unknown): boolean {
  if (error instanceof ConnectError) return passing.has(error.code) || isCut(error);
  return error instanceof TypeError || (error instanceof Error && /: 50[0234] /.test(error.message));
}
