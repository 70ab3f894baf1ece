import { randomUUID } from 'node:crypto';
import type { Mandate } from '@procur/buyer-agent/mandate';
import type { PersonMove } from '@procur/buyer-agent/person-step';
import type { Terms } from '@procur/buyer-agent/terms';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { eventually } from '@procur/testing/eventually';
import { describe, expect, it } from 'vitest';
import { expectVerified } from './support/expect-verified.ts';
import { type FakeVendor, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';
import { approver, buyer, untilEndedByPerson, untilWaiting } from './support/people.ts';
import type { Negotiating } from './support/start-negotiation.ts';
import { thoughtfulVendors } from './support/thoughtful-vendors.ts';

const yielding: FakeVendor = { floor: 1060, step: 30 };

describe('a person who takes the wheel', () => {
  const fixture = negotiationFixture();
  /** A table at which the vendor has answered the first offer with 1,170, and a person has the wheel. */
  const takeOver = async (mandate: Partial<Mandate> = {}) => {
    const vendors = thoughtfulVendors({ a: yielding }, ['a']);
    const service = await fixture.start(vendors);
    const id = await open(service, anOrder(randomUUID(), ['a'], { mandate: aMandate(mandate) }));
    const where = { id, organisationId };
    await eventually(() => expect(vendors.waiting()).toEqual(['a/1']));
    const threadId = (await service.app.getNegotiation(where)).threads[0]?.id ?? '';
    await service.app.pauseThread(buyer, { ...where, threadId: '' });
    await service.app.playRound(vendors.answer('a'), commit);
    return { vendors, service, id, where, threadId };
  };
  const offered = (price: string, terms: Terms): PersonMove => ({
    action: 'offer',
    message: '',
    terms: terms.map((term) => (term.kind === 'money' ? { ...term, amount: price } : term)),
  });
  const look = async ({ app }: Negotiating, id: string) => {
    const [move] = (await app.previewMoves({ id, organisationId })).moves;
    if (!move) throw new Error('no thread is open');
    return move;
  };

  it('hears the answer to what was on its way, and nothing more is sent or decided', async () => {
    const { vendors, service, id, where } = await takeOver();
    const move = await look(service, id);
    expect(move).toMatchObject({ state: 'would_be', action: 'offer', madeBy: '' });
    expect(move.standing).toMatchObject({ belowWalkAway: '-20', share: '-0.0173', broken: ['walk-away'] });
    expect(Number(move.offer?.belowWalkAway)).toBeGreaterThan(0);
    await service.app.pauseThread(buyer, { ...where, threadId: '' });
    expect(vendors.waiting()).toEqual([]);
    const { threads } = await service.app.getNegotiation(where);
    expect(threads[0]).toMatchObject({ status: 'running', rounds: 1, pausedBy: buyer.subject });
    expect((await fixture.eventNames(id)).filter((name) => name === 'thread_paused')).toHaveLength(1);
  });

  it('looks, moves and hands back; the agent goes on from there to a contract that recomputes', async () => {
    const { vendors, service, id, where, threadId } = await takeOver();
    const { offer } = await look(service, id);
    const move = offered('1075.5', offer?.offer.terms ?? []);
    const at = { ...where, threadId, round: 2 };
    await Promise.all([1, 2].map(() => service.app.makeMove(buyer, at, move)));
    await eventually(() => expect(vendors.waiting()).toEqual(['a/2']));
    await service.app.makeMove(buyer, at, move);
    await service.app.playRound(vendors.answer('a'), commit);
    await service.app.resumeThread(buyer, { ...where, threadId });
    await service.app.resumeThread(buyer, { ...where, threadId });
    while ((await service.app.getNegotiation(where)).negotiation.status === 'running') {
      await eventually(async () => {
        const { negotiation } = await service.app.getNegotiation(where);
        expect(negotiation.status !== 'running' || vendors.waiting().length === 1).toBe(true);
      });
      if (vendors.waiting().length > 0) await service.app.playRound(vendors.answer('a'), commit);
    }
    const { negotiation } = await untilEnded(service, id);
    expect(negotiation.status).toBe('completed');
    const page = await service.app.listOffers({
      organisationId,
      negotiationId: id,
      threadId,
      pageSize: 50,
      pageToken: '',
    });
    const bought = page.offers.filter(({ party }) => party === 'buyer');
    expect(bought.filter(({ madeBy }) => madeBy === buyer.subject).map(({ round }) => round)).toEqual([2]);
    expect(JSON.stringify(bought.find(({ round }) => round === 2)?.terms)).toContain('1075.5');
    const events = await fixture.eventNames(id);
    for (const name of ['thread_paused', 'move_made_by_person', 'thread_resumed'])
      expect(events.filter((each) => each === name)).toHaveLength(1);
    const [explained] = (await service.app.getExplanation(where)).threads;
    expect(explained?.moves.find(({ madeBy }) => madeBy === buyer.subject)?.reasons.join(' ')).toContain('by a person');
    expect(
      JSON.stringify(vendors.offered, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(buyer.subject);
  });

  it('takes what the vendor has offered, once it is within the mandate', async () => {
    const { service, id, where, threadId } = await takeOver({ walkAwayUnitPrice: '1180.00' });
    await service.app.makeMove(buyer, { ...where, threadId, round: 2 }, { action: 'accept' });
    const { deal } = await untilEnded(service, id);
    expect(deal?.unitPrice).toBe('1170');
  });

  it('leaves the table, and the record says who did', async () => {
    const { service, id, where, threadId } = await takeOver();
    await service.app.makeMove(buyer, { ...where, threadId, round: 2 }, { action: 'end' });
    const { negotiation, threads } = await untilEnded(service, id);
    expect(threads[0]).toMatchObject({ status: 'no_agreement', endReason: 'ENDED_BY_PERSON', pausedBy: null });
    expect(negotiation.failureReason).toContain('a person left the table');
  });

  it('cannot move outside the mandate, out of turn, in another round, or without the wheel', async () => {
    const { service, id, where, threadId } = await takeOver();
    const terms = (await look(service, id)).offer?.offer.terms ?? [];
    const move = (wanted: PersonMove, round = 2) => service.app.makeMove(buyer, { ...where, threadId, round }, wanted);
    await expect(move(offered('1150.01', terms))).rejects.toMatchObject({
      reason: 'OUTSIDE_MANDATE',
      given: 'walk-away',
    });
    await expect(move({ action: 'accept' })).rejects.toMatchObject({ reason: 'OUTSIDE_MANDATE' });
    await expect(move(offered('1080.123', terms))).rejects.toMatchObject({ reason: 'OFFER_INVALID' });
    await expect(move(offered('1080', terms.slice(0, 1)))).rejects.toMatchObject({ reason: 'OFFER_INVALID' });
    await expect(move(offered('1080', terms), 3)).rejects.toMatchObject({ reason: 'ROUND_CONFLICT', allowed: ['2'] });
    await expect(
      service.app.makeMove(buyer, { ...where, threadId: randomUUID(), round: 2 }, { action: 'end' }),
    ).rejects.toMatchObject({ reason: 'THREAD_NOT_FOUND' });
    await move(offered('1080', terms));
    await expect(move(offered('1081', terms))).rejects.toMatchObject({ reason: 'MOVE_MADE' });
    await service.app.resumeThread(buyer, { ...where, threadId });
    await expect(move({ action: 'end' }, 3)).rejects.toMatchObject({ reason: 'THREAD_NOT_PAUSED' });
    const others = { id, organisationId: randomUUID() };
    await expect(service.app.pauseThread(buyer, { ...others, threadId })).rejects.toMatchObject({
      reason: 'NEGOTIATION_NOT_FOUND',
    });
    await expect(service.app.previewMoves(others)).rejects.toMatchObject({ reason: 'NEGOTIATION_NOT_FOUND' });
    await service.app.cancelNegotiation(where, 'enough');
    await expect(service.app.pauseThread(buyer, { ...where, threadId })).rejects.toMatchObject({
      reason: 'NEGOTIATION_NOT_RUNNING',
    });
  });

  it('above the authority limit waits for somebody else, and may think again when refused', async () => {
    const both = { subject: buyer.subject, roles: ['buyer', 'approver'] };
    const { vendors, service, id, where, threadId } = await takeOver({ authorityLimit: '470000' });
    const terms = (await look(service, id)).offer?.offer.terms ?? [];
    const at = { ...where, threadId, round: 2 };
    await service.app.makeMove(both, at, offered('1100', terms));
    const [held] = await untilWaiting(service, id);
    const moveId = held?.id ?? '';
    const approve = { verdict: 'approve', comment: '' } as const;
    await expect(service.app.decideMove(both, { ...where, moveId }, approve)).rejects.toMatchObject({
      reason: 'SELF_APPROVAL',
    });
    await expect(service.app.makeMove(both, at, { action: 'end' })).rejects.toMatchObject({ reason: 'MOVE_MADE' });
    await service.app.decideMove(approver, { ...where, moveId }, { verdict: 'reject', comment: 'too dear' });
    expect(vendors.waiting()).toEqual([]);
    expect(await look(service, id)).toMatchObject({ state: 'would_be' });
    await service.app.makeMove(both, at, offered('1090', terms));
    const [again] = await untilWaiting(service, id);
    await service.app.decideMove(approver, { ...where, moveId: again?.id ?? '' }, approve);
    await eventually(() => expect(vendors.waiting()).toEqual(['a/2']));
    expect((await look(service, id)).state).toBe('made');
    vendors.answer('a', { action: 'accept', message: 'fine' });
    await service.app.playRound({ threadId, round: 2 }, commit);
    const { deal } = await untilEnded(service, id);
    expect(deal?.unitPrice).toBe('1090');
  });

  it('takes back a move of the agent that waited for an approval', async () => {
    const service = await fixture.start(fakeVendors({ a: yielding }));
    const order = anOrder(randomUUID(), ['a'], { mandate: aMandate({ authorityLimit: '470000' }) });
    const id = await open(service, order);
    const where = { id, organisationId };
    const [held] = await untilWaiting(service, id);
    await service.app.pauseThread(buyer, { ...where, threadId: '' });
    const decide = service.app.decideMove(
      approver,
      { ...where, moveId: held?.id ?? '' },
      { verdict: 'approve', comment: '' },
    );
    await expect(decide).rejects.toMatchObject({ reason: 'MOVE_DECIDED', given: 'withdrawn' });
    await service.app.resumeThread(buyer, { ...where, threadId: '' });
    await untilEndedByPerson(service, id);
    await expectVerified(service, id);
  });

  it('does not stop the clock: the deadline ends a paused thread like any other', async () => {
    const vendors = fakeVendors({ a: yielding });
    const service = await fixture.start(vendors, { settings: { NEGOTIATION_DEADLINE_MS: '1000' }, events: false });
    const id = await open(service, anOrder(randomUUID(), ['a']));
    await service.app.pauseThread(buyer, { id, organisationId, threadId: '' });
    await eventually(async () => expect(await service.app.expireNegotiations()).toBe(1));
    const { threads } = await service.app.getNegotiation({ id, organisationId });
    expect(threads[0]).toMatchObject({ status: 'no_agreement', endReason: 'EXPIRED' });
  });

  it('before the vendor has come to the table keeps it from being asked until the thread is handed back', async () => {
    const vendors = fakeVendors({ a: yielding });
    const service = await fixture.start(vendors, { events: false });
    const id = await open(service, anOrder(randomUUID(), ['a']));
    const where = { id, organisationId };
    await service.app.pauseThread(buyer, { ...where, threadId: '' });
    const { threads } = await service.app.getNegotiation(where);
    const threadId = threads[0]?.id ?? '';
    await service.app.playRound({ threadId, round: 0 }, commit);
    expect(vendors.opened).toEqual([]);
    expect(await look(service, id)).toMatchObject({ state: 'opening' });
    await service.app.resumeThread(buyer, { ...where, threadId: '' });
    await service.app.playRound({ threadId, round: 0 }, commit);
    expect(vendors.opened).toHaveLength(1);
    expect(await look(service, id)).toMatchObject({ state: 'decided', action: 'offer' });
  });

  it('finds all as it was after the service was killed, while paused and between the move and its sending', async () => {
    const vendors = thoughtfulVendors({ a: yielding }, ['a']);
    const first = await fixture.start(vendors, { events: false });
    const id = await open(first, anOrder(randomUUID(), ['a']));
    const where = { id, organisationId };
    const threadId = (await first.app.getNegotiation(where)).threads[0]?.id ?? '';
    await first.app.playRound({ threadId, round: 0 }, commit);
    await first.app.pauseThread(buyer, { ...where, threadId });
    await first.app.playRound({ threadId, round: 1 }, commit);
    expect(vendors.waiting()).toEqual([]);
    const terms = (await look(first, id)).offer?.offer.terms ?? [];
    await first.app.makeMove(buyer, { ...where, threadId, round: 1 }, offered('1070', terms));
    const killed = async () => {
      throw new Error('killed');
    };
    await expect(first.app.playRound({ threadId, round: 1 }, killed)).rejects.toThrow('killed');
    // Its rows are all that another process knows.
    const second = await fixture.start(vendors);
    await eventually(() => expect(vendors.waiting()).toEqual(['a/1']));
    expect(await look(second, id)).toMatchObject({ state: 'made', madeBy: buyer.subject });
    vendors.answer('a', { action: 'accept', message: 'fine' });
    await second.app.playRound({ threadId, round: 1 }, commit);
    const { deal } = await untilEnded(second, id);
    expect(deal?.unitPrice).toBe('1070');
    const sql = "select count(*)::int as count from negotiation.offers where thread_id = $1 and party = 'buyer'";
    expect(await fixture.query(sql, [threadId])).toEqual([{ count: 1 }]);
  });
});

async function commit(work: () => Promise<unknown>): Promise<boolean> {
  await work();
  return true;
}
