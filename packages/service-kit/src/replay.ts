import type { EventHeaders } from './cloud-event.ts';

/** That a message is a replay, which one, and whether it may repeat what has succeeded. */
export type ReplayMark = { readonly replayId: string; readonly force: boolean };

/** The headers that mark a message as a replay. */
export function replayHeaders({ replayId, force }: ReplayMark): EventHeaders {
  return { 'replay-id': replayId, 'replay-force': String(force) };
}

/** The mark of a replayed message; `undefined` for the original. */
export function findReplayMark(headers: EventHeaders): ReplayMark | undefined {
  const replayId = headers['replay-id'];
  return replayId === undefined ? undefined : { replayId, force: headers['replay-force'] === 'true' };
}
