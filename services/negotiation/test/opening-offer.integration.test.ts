import { randomUUID } from 'node:crypto';
import type { Mandate } from '@procur/buyer-agent/mandate';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { describe, expect, it } from 'vitest';
import { fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';
import { approver, buyer, untilWaiting } from './support/people.ts';

describe('the opening offer of a vendor', () => {
  const fixture = negotiationFixture();
  /** A table that has been opened, and nothing offered yet; a person has the wheel. */
  const opened = async (mandate: Partial<Mandate>) => {
    const service = await fixture.start(fakeVendors({ a: { floor: 1060, step: 30 } }), { events: false });
    const id = await open(service, anOrder(randomUUID(), ['a'], { mandate: aMandate(mandate) }));
    const where = { id, organisationId };
    const threadId = (await service.app.getNegotiation(where)).threads[0]?.id ?? '';
    await service.app.playRound({ threadId, round: 0 }, async (work) => {
      await work();
      return true;
    });
    await service.app.pauseThread(buyer, { ...where, threadId });
    return { service, id, where, accept: { ...where, threadId, round: 1 } };
  };

  it('can be taken by a person where the mandate allows it, and the certificate recomputes', async () => {
    const { service, id, accept } = await opened({ walkAwayUnitPrice: '1200.00' });
    await service.app.makeMove(buyer, accept, { action: 'accept' });
    const { negotiation, threads, deal } = await untilEnded(service, id);
    expect(negotiation.status).toBe('completed');
    expect(threads[0]).toMatchObject({ status: 'agreed', rounds: 0 });
    expect(deal).toMatchObject({ unitPrice: '1200', savingsShare: '0.0000', rounds: 0 });
  });

  it('is refused outside the mandate, and the thread stays where it was', async () => {
    const { service, where, accept } = await opened({});
    await expect(service.app.makeMove(buyer, accept, { action: 'accept' })).rejects.toMatchObject({
      reason: 'OUTSIDE_MANDATE',
      given: 'walk-away',
    });
    const { threads } = await service.app.getNegotiation(where);
    expect(threads[0]).toMatchObject({ status: 'running', rounds: 0, pausedBy: buyer.subject });
  });

  it('waits for somebody else above the authority limit', async () => {
    const { service, id, where, accept } = await opened({ walkAwayUnitPrice: '1200.00', authorityLimit: '500000' });
    await service.app.makeMove(buyer, accept, { action: 'accept' });
    const [held] = await untilWaiting(service, id);
    expect(held).toMatchObject({ action: 'accept', total: '540000' });
    const verdict = { verdict: 'approve', comment: '' } as const;
    await service.app.decideMove(approver, { ...where, moveId: held?.id ?? '' }, verdict);
    const { deal } = await untilEnded(service, id);
    expect(deal).toMatchObject({ unitPrice: '1200', allInTotal: '540000' });
  });
});
