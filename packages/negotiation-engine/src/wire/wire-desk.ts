import { ScenarioError } from '../scenario-error.ts';
import { keepPreparedSides } from './prepared-sides.ts';
import { openSessionGroups } from './session-groups.ts';
import { parseWireText, readWireMessage, type WireMessage } from './wire-message.ts';
import type { WireClock } from './wire-pace.ts';
import { openWireSession, type WirePlace, type WireSession } from './wire-session.ts';
import type { WireObject } from './wire-value.ts';

/** Version of the attach protocol, sent in the answer to `init`. */
export const wireVersion = '1.0';

/** Answers the messages of any number of sessions, in the order they come. */
export type WireDesk = {
  /** One message as JSON text; text that is not JSON is answered with an error too. */
  answerText(text: string): string;
  /** One message that was parsed already. */
  answer(message: unknown): WireObject;
};

/** What a desk may be given. */
export type WireDeskOptions = {
  /** Read only for deadlines in ms of referees that tell no `t`. */
  readonly clock?: WireClock;
  /** Sessions held at once; the one opened first is ended when there are more, since a referee may never end any. */
  readonly maxSessions?: number;
};

/** Some 2 to 4 GB in spaces of up to 20,000 outcomes, if all are played. */
export const defaultMaxSessions = 20_000;

/**
 * Opens a desk without sessions. A message that makes no sense is answered with `{error}` and changes nothing: its
 * session and all others go on.
 */
export function openWireDesk({ clock, maxSessions = defaultMaxSessions }: WireDeskOptions = {}): WireDesk {
  const desk: Desk = {
    sessions: new Map(),
    sides: keepPreparedSides(),
    groups: openSessionGroups(),
    clock,
    maxSessions,
  };
  return {
    answerText(text) {
      let message: unknown;
      try {
        message = parseWireText(text);
      } catch (error) {
        return notJson(text, error);
      }
      return answered(desk, message);
    },
    answer: (message) => JSON.parse(answered(desk, message)),
  };
}

type Opened = { readonly session: WireSession; readonly sidText: string };
type Desk = Omit<WirePlace, 'sid'> & { readonly sessions: Map<string, Opened>; readonly maxSessions: number };

function answered(desk: Desk, message: unknown): string {
  let sid: string | number | undefined;
  try {
    const read = readWireMessage(message);
    sid = read.sid;
    return reply(desk, read);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return JSON.stringify({ ...(sid === undefined ? {} : { sid }), error: { message: error.message, ...error.fault } });
  }
}

function reply(desk: Desk, { kind, sid, body }: WireMessage): string {
  const { sessions } = desk;
  const key = String(sid);
  if (kind === 'init') {
    const { session, ignored } = openWireSession(body, { ...desk, sid: key });
    hold(desk, key, { session, sidText: JSON.stringify(key) });
    return JSON.stringify({ sid, ok: true, version: wireVersion, ...(ignored.length > 0 && { ignored }) });
  }
  const opened = sessions.get(key);
  if (!opened)
    throw new ScenarioError({ field: 'sid', given: key, allowed: 'the id of a session that was opened with init' });
  // A number stays one: a referee looks its sessions up by what it sent.
  const sidText = typeof sid === 'number' ? key : opened.sidText;
  // An offer of nothing: the other side has not said anything yet.
  const text = opened.session[kind === 'offer' && body.bid === null ? 'first' : kind](body);
  if (kind === 'end') sessions.delete(key);
  return `{"sid":${sidText},${text}}`;
}

function hold({ sessions, maxSessions }: Desk, key: string, opened: Opened): void {
  sessions.delete(key);
  sessions.set(key, opened);
  if (sessions.size <= maxSessions) return;
  for (const [oldest, { session }] of sessions) {
    session.end({});
    sessions.delete(oldest);
    return;
  }
}

// Enough to recognise the line in an error message.
const shownCharacters = 80;

function notJson(text: string, error: unknown): string {
  const fault = { field: 'message', given: text.slice(0, shownCharacters), allowed: 'one JSON object' };
  return JSON.stringify({ error: { message: `not JSON: ${String(error)}`, ...fault } });
}
