import { type ThreadStanding, threadReservation } from '../many-vendors.ts';

/** One session among those of one buyer, of which at most one is awarded. */
export type GroupSeat = {
  /** Utility below which this session is worse than what stands elsewhere. */
  reservation(walkAway: number): number;
  /** What could be taken in this session now; null when nothing could. */
  stands(utility: number | null): void;
  /** The session is over without an agreement. */
  leaves(): void;
  /** Takes the award for this session; false when another one has it. For ever: what was said cannot be taken back. */
  award(): boolean;
  /** Whether another session has the award. */
  isLost(): boolean;
};

/** The groups of a desk. */
export type SessionGroups = { join(group: string, sid: string, switchingCost: number): GroupSeat };

type Group = { readonly threads: Map<string, ThreadStanding>; awarded: string | undefined };

/** Keeps who was awarded for as long as the desk is open: a group that is named again is the same group. */
export function openSessionGroups(): SessionGroups {
  const groups = new Map<string, Group>();
  return {
    join(name, sid, switchingCost) {
      const group = groups.get(name) ?? { threads: new Map(), awarded: undefined };
      groups.set(name, group);
      const set = (change: Pick<ThreadStanding, 'standing' | 'status'>) =>
        group.threads.set(sid, { threadId: sid, ...change });
      // A session that had the award and is opened anew has had its word.
      let isOver = group.awarded === sid;
      if (!isOver) set({ standing: null, status: 'open' });
      return {
        reservation: (walkAway) => threadReservation(sid, [...group.threads.values()], { walkAway, switchingCost }),
        stands: (standing) => set({ standing, status: 'open' }),
        leaves: () => set({ standing: null, status: 'ended' }),
        award() {
          if (isOver || group.awarded !== undefined) return false;
          group.awarded = sid;
          isOver = true;
          return true;
        },
        isLost: () => group.awarded !== undefined && (group.awarded !== sid || isOver),
      };
    },
  };
}
