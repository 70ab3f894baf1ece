import { ScenarioError } from '../scenario-error.ts';
import { keepPreparedSides, type PreparedSides } from './prepared-sides.ts';
import { readWireMessage, type WireMessage, type WireObject } from './wire-message.ts';
import { openWireSession, type WireSession } from './wire-session.ts';

/** Version of the attach protocol, sent in the answer to `init`. */
export const wireVersion = '1.0';

/** Answers the messages of any number of sessions, in the order they come. */
export type WireDesk = { answer(message: unknown): WireObject };

/**
 * Opens a desk without sessions. A message that makes no sense is answered with `{error}` and changes nothing: its
 * session and all others go on.
 */
export function openWireDesk(): WireDesk {
  const sessions = new Map<string, WireSession>();
  const sides = keepPreparedSides();
  return {
    answer(message) {
      let sid: string | undefined;
      try {
        const read = readWireMessage(message);
        sid = read.sid;
        return { sid, ...reply({ sessions, sides }, read) };
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        return { ...(sid === undefined ? {} : { sid }), error: { message: error.message, ...error.fault } };
      }
    },
  };
}

type Desk = { readonly sessions: Map<string, WireSession>; readonly sides: PreparedSides };

function reply({ sessions, sides }: Desk, { kind, sid, body }: WireMessage): WireObject {
  if (kind === 'init') {
    sessions.set(sid, openWireSession(body, sides));
    return { ok: true, version: wireVersion };
  }
  const session = sessions.get(sid);
  if (!session)
    throw new ScenarioError({ field: 'sid', given: sid, allowed: 'the id of a session that was opened with init' });
  if (kind === 'end') {
    sessions.delete(sid);
    return { ok: true };
  }
  return session[kind](body);
}
