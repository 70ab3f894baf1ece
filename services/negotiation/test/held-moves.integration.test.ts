import { randomUUID } from 'node:crypto';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { eventually } from '@procur/testing/eventually';
import { describe, expect, it } from 'vitest';
import type { Person } from '../src/domain/held-move.ts';
import type { HeldMoveFilter } from '../src/queries/list-held-moves.ts';
import { fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open } from './support/negotiation-fixture.ts';
import { approver, buyer, untilWaiting } from './support/people.ts';
import type { Negotiating } from './support/start-negotiation.ts';

const owner = { subject: '018f0000-0000-7000-8000-00000000c0c0', roles: ['approver'] } as const;
const usual: HeldMoveFilter = {
  organisationId,
  pageSize: 0,
  pageToken: '',
  order: 'expiring-first',
  approverRole: undefined,
  decidableByCaller: false,
  negotiationId: '',
};

describe('the moves that wait over an organisation', () => {
  const fixture = negotiationFixture();
  const idsOf = async ({ app }: Negotiating, filter: Partial<HeldMoveFilter> = {}, person: Person = approver) =>
    (await app.listHeldMoves(person, { ...usual, ...filter })).rows.map(({ move }) => move.id);
  const held = async (service: Negotiating, approval: { roles: readonly string[]; except: readonly string[] }) => {
    const mandate = aMandate({ authorityLimit: '470000', approval });
    const id = await open(service, anOrder(randomUUID(), ['a'], { mandate }));
    const [move] = await untilWaiting(service, id);
    return { id, moveId: move?.id ?? '' };
  };

  it('are listed with where they stand, by role, by who may decide, in pages, and until they are decided', async () => {
    const service = await fixture.start(fakeVendors({ a: { floor: 1060, step: 30 } }));
    const first = await held(service, { roles: ['approver'], except: [owner.subject] });
    const second = await held(service, { roles: ['admin'], except: [] });
    const third = await held(service, { roles: ['approver', 'admin'], except: [] });
    const all = [first.moveId, second.moveId, third.moveId];
    expect(await idsOf(service)).toEqual(all);
    expect(await idsOf(service, { order: 'newest-first' })).toEqual(all.toReversed());
    expect(await idsOf(service, { approverRole: 'admin' })).toEqual([second.moveId, third.moveId]);
    expect(await idsOf(service, { decidableByCaller: true })).toEqual([first.moveId, third.moveId]);
    expect(await idsOf(service, { decidableByCaller: true }, owner)).toEqual([third.moveId]);
    expect(await idsOf(service, { decidableByCaller: true }, buyer)).toEqual([]);
    expect(await idsOf(service, { negotiationId: second.id })).toEqual([second.moveId]);
    expect(await idsOf(service, { negotiationId: 'none' })).toEqual([]);
    expect(await idsOf(service, { organisationId: randomUUID() })).toEqual([]);
    const { rows } = await service.app.listHeldMoves(owner, usual);
    expect(rows[0]).toMatchObject({ isDecidableByCaller: false, thread: { vendorName: expect.any(String) } });
    expect(rows[2]).toMatchObject({ isDecidableByCaller: true, negotiation: { id: third.id } });
    await service.app.decideMove(
      approver,
      { id: first.id, organisationId, moveId: first.moveId },
      { verdict: 'reject', comment: 'too dear' },
    );
    expect(await idsOf(service)).not.toContain(first.moveId);
    await pagesOf(service, [second.moveId, third.moveId]);
    for (const { id } of [first, second, third])
      await service.app.cancelNegotiation({ id, organisationId }, 'enough').catch(() => undefined);
  });

  async function pagesOf({ app }: Negotiating, expected: readonly string[]) {
    const page = await app.listHeldMoves(approver, { ...usual, pageSize: 1 });
    const next = await app.listHeldMoves(approver, { ...usual, pageSize: 1, pageToken: page.nextPageToken });
    expect([...page.rows, ...next.rows].map(({ move }) => move.id)).toEqual(expected);
    expect(next.nextPageToken).toBe('');
    const otherOrder = { ...usual, order: 'newest-first' as const, pageToken: page.nextPageToken };
    await expect(app.listHeldMoves(approver, otherOrder)).rejects.toMatchObject({ reason: 'PAGE_TOKEN_INVALID' });
    await expect(app.listHeldMoves(approver, { ...usual, pageSize: 201 })).rejects.toMatchObject({
      reason: 'PAGE_SIZE_INVALID',
    });
  }
});

describe('a person who has the wheel', () => {
  const fixture = negotiationFixture();
  let service: Negotiating;

  const paused = async (settings: Readonly<Record<string, string>>) => {
    const vendors = fakeVendors({ a: { floor: 1060, step: 30 }, b: { floor: 1060, step: 30 } });
    service = await fixture.start(vendors, { settings, events: false });
    const id = await open(service, anOrder(randomUUID(), ['a', 'b']));
    await service.app.pauseThread(buyer, { id, organisationId, threadId: '' });
    return id;
  };
  const warnings = async (id: string) => (await fixture.eventNames(id)).filter((name) => name === 'pause_ending');

  it('is told once that the deadline comes near, and again after taking it another time', async () => {
    const id = await paused({ NEGOTIATION_DEADLINE_MS: '60000', PAUSE_WARNING_MS: '60000' });
    await Promise.all([service.app.warnOfPauses(), service.app.warnOfPauses()]);
    await service.app.warnOfPauses();
    expect(await warnings(id)).toHaveLength(1);
    expect(await fixture.publishedJson(id)).toMatch(/"vendorNames":\["[^"]+","[^"]+"\]/);
    await service.app.resumeThread(buyer, { id, organisationId, threadId: '' });
    await service.app.pauseThread(buyer, { id, organisationId, threadId: '' });
    await service.app.warnOfPauses();
    expect(await warnings(id)).toHaveLength(2);
  });

  it('is told nothing while there is time, or when nothing is paused any more', async () => {
    const early = await paused({ NEGOTIATION_DEADLINE_MS: '600000', PAUSE_WARNING_MS: '1000' });
    await service.app.warnOfPauses();
    expect(await warnings(early)).toEqual([]);
    const handedBack = await paused({ NEGOTIATION_DEADLINE_MS: '60000', PAUSE_WARNING_MS: '60000' });
    await service.app.resumeThread(buyer, { id: handedBack, organisationId, threadId: '' });
    await service.app.warnOfPauses();
    await eventually(async () => expect(await warnings(handedBack)).toEqual([]));
  });
});
