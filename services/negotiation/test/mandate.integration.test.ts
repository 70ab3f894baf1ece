import { randomUUID } from 'node:crypto';
import type { Mandate } from '@procur/buyer-agent/mandate';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { eventually } from '@procur/testing/eventually';
import { describe, expect, it } from 'vitest';
import type { Person } from '../src/domain/held-move.ts';
import { expectVerified } from './support/expect-verified.ts';
import { type FakeVendors, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';
import { approver, buyer, untilEndedByPerson, untilWaiting, waitingMoves } from './support/people.ts';

// 150 seats over three years: 470,000 are 1,044.44 a seat and year.
const tight = { authorityLimit: '470000' };
const approve = { verdict: 'approve', comment: '' } as const;
const reject = { verdict: 'reject', comment: 'too dear' } as const;

describe('a move above the authority limit', () => {
  const fixture = negotiationFixture();
  const start = async (changes: Partial<Mandate> = tight, settings: Record<string, string> = {}) => {
    const vendors = fakeVendors({ a: { floor: 1060, step: 30 } });
    const service = await fixture.start(vendors, { settings });
    const mandate = aMandate({ ...tight, ...changes });
    const id = await open(service, anOrder(randomUUID(), ['a'], { mandate }));
    return { vendors, service, id, where: { id, organisationId } };
  };

  it('waits for a person before a byte of it reaches the vendor', async () => {
    const { vendors, service, id, where } = await start();
    const [move] = await untilWaiting(service, id);
    expect(move).toMatchObject({ action: expect.stringMatching(/offer|accept/), approverRoles: ['approver', 'admin'] });
    expect(totalsOffered(vendors).every((total) => total <= 470_000)).toBe(true);
    const { threads } = await service.app.getNegotiation(where);
    expect(threads[0]?.status).toBe('waiting_approval');
    expect(await fixture.eventNames(id)).toContain('move_approval_requested');
    const { deal } = await untilEndedByPerson(service, id);
    expect(Number(deal?.contractTotal)).toBeGreaterThan(470_000);
    await expectVerified(service, id);
  });

  it('is not asked about again once as much has been approved', async () => {
    const { service, id } = await start();
    await untilEndedByPerson(service, id);
    const sql =
      'select total::text, status from negotiation.held_moves where negotiation_id = $1 order by requested_at';
    const asked = await fixture.query<{ total: string }>(sql, [id]);
    const totals = asked.map(({ total }) => Number(total));
    expect(totals).toEqual([...new Set(totals)].sort((a, b) => a - b));
    await expectVerified(service, id);
  });

  it('is made once when several people approve at the same time', async () => {
    const { service, id, where } = await start();
    const [move] = await untilWaiting(service, id);
    const moveId = move?.id ?? '';
    const other = { ...approver, subject: randomUUID() };
    const decisions = [approver, approver, other].map((person) =>
      service.app.decideMove(person, { ...where, moveId }, approve),
    );
    const settled = await Promise.allSettled(decisions);
    expect(settled.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1);
    const events = await fixture.eventNames(id);
    expect(events.filter((name) => name === 'move_decided')).toHaveLength(1);
    await untilEndedByPerson(service, id);
    await expectVerified(service, id);
  });

  it('is decided by one of the roles, never by who asked for the purchase, and with a reason when refused', async () => {
    const owner = { ...approver, subject: 'the-requester' };
    const { service, id, where } = await start({ approval: { roles: ['approver'], except: [owner.subject] } });
    const [move] = await untilWaiting(service, id);
    const decide = (
      person: Parameters<typeof service.app.decideMove>[0],
      given: typeof approve | typeof reject = approve,
    ) => service.app.decideMove(person, { ...where, moveId: move?.id ?? '' }, given);
    await expect(decide(buyer)).rejects.toMatchObject({ kind: 'forbidden', reason: 'ROLE_MISSING' });
    await expect(decide(owner)).rejects.toMatchObject({ kind: 'forbidden', reason: 'SELF_APPROVAL' });
    await expect(decide({ subject: 'service:requests', roles: ['service', 'approver'] })).rejects.toMatchObject({
      reason: 'PERSON_REQUIRED',
    });
    await expect(decide(approver, { verdict: 'reject', comment: ' ' } as never)).rejects.toMatchObject({
      reason: 'COMMENT_INVALID',
    });
    await decide(approver);
    await decide(approver);
    await expect(decide(approver, reject)).rejects.toMatchObject({ kind: 'conflict', reason: 'MOVE_DECIDED' });
    await expect(service.app.decideMove(approver, { ...where, moveId: randomUUID() }, approve)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('is not made when it is refused, and the thread stays below the limit from then on', async () => {
    const { vendors, service, id } = await start();
    await untilEndedByPerson(service, id, 'reject');
    expect(totalsOffered(vendors).every((total) => total <= 470_000)).toBe(true);
    const { rows } = {
      rows: await fixture.query('select status from negotiation.held_moves where negotiation_id = $1', [id]),
    };
    expect(rows).toEqual([{ status: 'rejected' }]);
  });

  it('is given up when nobody decides in time', async () => {
    const { service, id } = await start(tight, { MOVE_APPROVAL_DEADLINE_MS: '1000' });
    await untilWaiting(service, id);
    await eventually(async () => expect(await service.app.expireMoves()).toBe(1));
    const { threads } = await untilEnded(service, id);
    expect(threads[0]?.status).not.toBe('waiting_approval');
    expect(await service.app.expireMoves()).toBe(0);
  });

  it('is let go when the deadline of the negotiation passes, and what others agreed decides', async () => {
    let late = 0;
    const now = () => new Date(Date.now() + late);
    const vendors = fakeVendors({ a: { floor: 1060, step: 30 }, b: { floor: 1090, step: 25 } });
    const service = await fixture.start(vendors, { changes: { now } });
    const id = await open(service, anOrder(randomUUID(), ['a', 'b'], { mandate: aMandate(tight) }));
    const where = { id, organisationId };
    await eventually(async () => {
      const { threads } = await service.app.getNegotiation(where);
      const [one, other] = threads;
      for (const move of await waitingMoves(service, id))
        if (move.threadId === one?.id) await service.app.decideMove(approver, { ...where, moveId: move.id }, approve);
      expect([one?.status, other?.status]).toEqual(['agreed', 'waiting_approval']);
    });
    late = 30 * 24 * 60 * 60 * 1000;
    await service.app.expireNegotiations();
    const { threads } = await untilEnded(service, id);
    expect(threads.map(({ status, endReason }) => [status, endReason])).toEqual([
      ['agreed', ''],
      ['no_agreement', 'EXPIRED'],
    ]);
    expect(await waitingMoves(service, id)).toEqual([]);
  });

  it('goes with its negotiation when that is cancelled', async () => {
    const { service, id, where } = await start();
    const [move] = await untilWaiting(service, id);
    await service.app.cancelNegotiation(where, 'not needed any more');
    const decide = service.app.decideMove(approver, { ...where, moveId: move?.id ?? '' }, approve);
    await expect(decide).rejects.toMatchObject({ reason: 'MOVE_DECIDED' });
  });
});

describe('a change of the mandate', () => {
  const fixture = negotiationFixture();
  const start = async (mandate = aMandate(tight)) => {
    const vendors = fakeVendors({
      a: { floor: 1060, step: 30, delayMs: 20 },
      b: { floor: 1090, step: 25, delayMs: 20 },
    });
    const service = await fixture.start(vendors);
    const id = await open(service, anOrder(randomUUID(), ['a', 'b'], { mandate }));
    return { vendors, service, id, where: { id, organisationId }, mandate };
  };

  it('that makes it tighter takes effect at once, signed, with who and why', async () => {
    const { service, id, where, mandate } = await start();
    await untilWaiting(service, id, 2);
    const tighter = { ...mandate, walkAwayUnitPrice: '1100.00' };
    await service.app.amendMandate(buyer, where, { version: 1, mandate: tighter, reason: 'the budget was cut' });
    const { row, document, amendments } = await service.app.getMandate(where);
    expect(row).toMatchObject({ version: 2, keyId: 'negotiation' });
    expect(document).toMatchObject({ version: 2, grant: { by: buyer.subject, reason: 'the budget was cut' } });
    expect(document.mandate.walkAwayUnitPrice).toBe('1100.00');
    expect(amendments).toMatchObject([{ status: 'in_force', baseVersion: 1 }]);
    expect((await service.app.getMandate(where, 1)).document.mandate.walkAwayUnitPrice).toBe('1150.00');
    await untilEndedByPerson(service, id);
    await expectVerified(service, id);
  });

  it('in the middle of the rounds holds for every move that had not left the house', async () => {
    const { vendors, service, id, where, mandate } = await start(aMandate());
    await eventually(() => expect(vendors.offered.length).toBeGreaterThanOrEqual(3));
    const tighter = { ...mandate, walkAwayUnitPrice: '1080.00' };
    await service.app.amendMandate(buyer, where, { version: 1, mandate: tighter, reason: 'the budget was cut' });
    const onTheirWay = new Set(vendors.offered.map(({ offer }) => offer?.id));
    await untilEnded(service, id);
    const later = vendors.offered.filter(({ offer }) => !onTheirWay.has(offer?.id));
    // One offer of each thread may have been marked as sent when the change came into force.
    expect(later.filter(({ offer }) => priceOf(offer) > 1080).length).toBeLessThanOrEqual(2);
    await expectVerified(service, id);
  });

  it('that loosens it above the authority limit needs an approver who is not the one who wants it', async () => {
    const { service, id, where, mandate } = await start();
    await untilWaiting(service, id, 2);
    const looser = { ...mandate, walkAwayUnitPrice: '1200.00', authorityLimit: '600000' };
    const person = { subject: approver.subject, roles: ['buyer', 'approver'] };
    const amendmentId = await service.app.amendMandate(person, where, {
      version: 1,
      mandate: looser,
      reason: 'urgent',
    });
    expect((await service.app.getMandate(where)).row.version).toBe(1);
    expect(await fixture.eventNames(id)).toContain('mandate_amendment_proposed');
    const decide = (who: Person) => service.app.decideAmendment(who, { ...where, amendmentId }, approve);
    await expect(decide(person)).rejects.toMatchObject({ kind: 'forbidden', reason: 'SELF_APPROVAL' });
    const other = { subject: randomUUID(), roles: ['approver'] };
    await decide(other);
    await decide(other);
    const { row, document, amendments } = await service.app.getMandate(where);
    expect([row.version, document.grant.approvedBy]).toEqual([2, [other.subject]]);
    expect(amendments[0]).toMatchObject({ status: 'in_force', decidedBy: other.subject });
    await untilEnded(service, id);
    await expectVerified(service, id);
  });

  it('is refused when another one was faster, or when it changes what is settled', async () => {
    const { service, id, where, mandate } = await start();
    await untilWaiting(service, id, 2);
    const amend = (change: Partial<Mandate>, version = 1) =>
      service.app.amendMandate(buyer, where, { version, mandate: { ...mandate, ...change }, reason: 'because' });
    const proposed = await amend({ authorityLimit: '600000' });
    await amend({ walkAwayUnitPrice: '1149.00' });
    await expect(amend({ walkAwayUnitPrice: '1148.00' })).rejects.toMatchObject({ reason: 'VERSION_CONFLICT' });
    const late = service.app.decideAmendment(approver, { ...where, amendmentId: proposed }, approve);
    await expect(late).rejects.toMatchObject({ reason: 'AMENDMENT_DECIDED' });
    await expect(amend({ maximumRounds: 7 }, 2)).rejects.toMatchObject({ reason: 'MANDATE_SETTLED' });
    await expect(amend({ policyVersion: 9 }, 2)).rejects.toMatchObject({ reason: 'MANDATE_SETTLED' });
    await expect(amend({ walkAwayUnitPrice: '0' }, 2)).rejects.toMatchObject({ reason: 'MANDATE_INVALID' });
    await service.app.cancelNegotiation(where, 'done');
    await expect(amend({ walkAwayUnitPrice: '1140.00' }, 2)).rejects.toMatchObject({
      reason: 'NEGOTIATION_NOT_RUNNING',
    });
  });
});

type WireOffer = FakeVendors['offered'][number]['offer'];

function priceOf(offer: WireOffer): number {
  const value = offer?.values.find(({ issue }) => issue === 'unit_price')?.value;
  return value?.case === 'money' ? Number(value.value.units) + value.value.nanos / 1e9 : Number.NaN;
}

/** Totals of everything the vendors have been offered, over three years of 150 seats. */
function totalsOffered({ offered }: FakeVendors): readonly number[] {
  return offered.map(({ offer }) => priceOf(offer) * 150 * 3);
}
