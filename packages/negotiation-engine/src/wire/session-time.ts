import type { RefereeTime } from './wire-pace.ts';
import { asNumber, type WireObject } from './wire-value.ts';

export type SessionTime = RefereeTime;

/** What a message says about the time. A referee that does not count rounds moves once a round with us. */
export function timeIn(message: WireObject, ownMoves: number): SessionTime {
  return {
    round: asNumber(message.round ?? ownMoves, 'round'),
    t: typeof message.t === 'number' && message.t >= 0 && message.t <= 1 ? message.t : undefined,
  };
}
