import { eventually } from '@procur/testing/eventually';
import { expect } from 'vitest';
import type { HeldMoveRow, NegotiationView } from '../../src/queries/negotiation-view.ts';
import { organisationId } from './negotiation-builder.ts';
import type { Negotiating } from './start-negotiation.ts';

export const buyer = { subject: '018f0000-0000-7000-8000-00000000b0b0', roles: ['buyer'] } as const;
export const approver = { subject: '018f0000-0000-7000-8000-00000000a0a0', roles: ['approver'] } as const;

/** The moves of a negotiation that wait for a person now. */
export async function waitingMoves({ app }: Negotiating, id: string): Promise<readonly HeldMoveRow[]> {
  const { heldMoves } = await app.getNegotiation({ id, organisationId });
  return [...heldMoves.values()].filter(({ status }) => status === 'pending');
}

/** Waits until as many moves wait for a person. */
export function untilWaiting(service: Negotiating, id: string, count = 1): Promise<readonly HeldMoveRow[]> {
  return eventually(async () => {
    const waiting = await waitingMoves(service, id);
    expect(waiting).toHaveLength(count);
    return waiting;
  });
}

/** Waits until the negotiation has ended, with a person at hand who decides whatever waits. */
export function untilEndedByPerson(
  service: Negotiating,
  id: string,
  verdict: 'approve' | 'reject' = 'approve',
): Promise<NegotiationView> {
  return eventually(
    async () => {
      for (const move of await waitingMoves(service, id))
        await service.app.decideMove(
          approver,
          { id, organisationId, moveId: move.id },
          { verdict, comment: 'looked at' },
        );
      const view = await service.app.getNegotiation({ id, organisationId });
      expect(view.negotiation.status).not.toBe('running');
      return view;
    },
    { timeoutMs: 30_000 },
  );
}
