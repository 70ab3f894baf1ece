import { auctionRules } from '@procur/buyer-agent/auction-rules';
import type { StandingRule } from '@procur/buyer-agent/standing';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { Standing } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import { expect, it } from 'vitest';
import { expectVerified } from './support/expect-verified.ts';
import { type FakeVendor, fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';

const fixture = negotiationFixture();
const three = ['v1', 'v2', 'v3'];
// What they offer when they are called is further apart than anything in their scores.
const vendors: Readonly<Record<string, FakeVendor>> = {
  v1: { floor: 1140, step: 5, bid: () => 1190 },
  v2: { floor: 1060, step: 40, bid: () => 1100 },
  v3: { floor: 1145, step: 5, bid: () => 1195 },
};

async function play(requestId: string, tellsStanding: StandingRule | undefined) {
  const sellers = fakeVendors(vendors);
  const service = await fixture.start(sellers);
  const auction = auctionRules({ kind: 'sealed' }, 6);
  const mandate = aMandate({ ...(auction && { auction }), ...(tellsStanding && { tellsStanding }) });
  const id = await open(service, anOrder(requestId, three, { mandate }));
  await untilEnded(service, id);
  const first = sellers.offered.filter(({ offer }) => offer?.round === 2);
  const told = first.map(({ vendorId, standing, offer }) => [vendorId, { standing, message: offer?.message ?? '' }]);
  return { id, service, sellers, told: Object.fromEntries(told) };
}

it('tells vendors in the talks that they are behind when they are, and the best of them nothing', async () => {
  const { id, service, sellers, told } = await play('behind', 'behind');
  expect(told.v1).toMatchObject({
    standing: Standing.BEHIND,
    message: expect.stringContaining('better offer of another vendor'),
  });
  expect(told.v3).toMatchObject({ standing: Standing.BEHIND });
  expect(told.v2.standing).toBe(Standing.UNSPECIFIED);
  expect(told.v2.message).not.toMatch(/vendor/i);
  // Nobody hears whose offer is better, or what it is.
  const heard = sellers.offered.filter(({ vendorId }) => vendorId !== 'v2').map(({ offer }) => offer?.message);
  expect(heard.join('\n')).not.toMatch(/v2|1100/);
  const { threads } = await service.app.getExplanation({ id, organisationId });
  const reasons = threads.flatMap(({ moves }) => moves.flatMap((move) => move.reasons));
  expect(reasons).toContain('it is told that a better offer of another vendor is on the table, which is so');
  await expectVerified(service, id);
});

it('tells the best of them that it leads only where the mandate says so', async () => {
  const { id, service, told } = await play('leading', 'behind-or-leading');
  expect(told.v2).toMatchObject({
    standing: Standing.LEADING,
    message: expect.stringContaining('as good as your last'),
  });
  expect(told.v1.standing).toBe(Standing.BEHIND);
  await expectVerified(service, id);
});

it.each([undefined, 'nothing'] as const)('tells nobody anything under the rule %s', async (rule) => {
  const { id, service, sellers } = await play(`rule-${rule}`, rule);
  expect(sellers.offered.every(({ standing }) => standing === Standing.UNSPECIFIED)).toBe(true);
  await expectVerified(service, id);
});
