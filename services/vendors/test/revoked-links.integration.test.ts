import { Code } from '@connectrpc/connect';
import { CounterpartyAction } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askPerson, eventsOf, issueLink, refused } from './support/asked-person.ts';
import { type BuyerAtTable, organisationId, values } from './support/selling-table.ts';
import { startVendors, type VendorsUnderTest } from './support/start-vendors.ts';

let service: VendorsUnderTest;
beforeAll(async () => {
  service = await startVendors();
});
afterAll(() => service?.[Symbol.asyncDispose]());

const anybody = () => service.as('', []).answers;
const buyerSide = (organisation = organisationId) => service.as(organisation, ['buyer']).answers;

const asked = () => askPerson(service);
const link = (buyer: BuyerAtTable, round = 1) => issueLink(service, buyer, round);
const events = (threadId: string) => eventsOf(service, threadId);

describe('a link to a vendor’s person', () => {
  it('is dead at once when it is revoked, while the round waits on and is told in the audit trail', async () => {
    const { token, threadId, offer, ...buyer } = await asked();
    const { revoked, round } = await buyerSide().revokeAnswerLinks({ threadId, reason: 'sent to the wrong person' });
    expect([revoked, round]).toEqual([1, 1]);
    await expect(anybody().getStandingOffer({ token })).rejects.toMatchObject(refused('LINK_REVOKED'));
    await expect(anybody().acceptOffer({ token })).rejects.toMatchObject(refused('LINK_REVOKED'));
    expect((await offer(1, '1000')).action).toBe(CounterpartyAction.PENDING);
    // Not even a reminder that is on its way brings a link.
    expect(await link({ threadId, offer, ...buyer })).toBe('');
    expect((await buyerSide().revokeAnswerLinks({ threadId })).revoked).toBe(0);
    expect(await events(threadId)).toEqual(['answer_requested', 'answer_links_revoked', 'audit_entry_recorded']);
  });

  it('is followed by another one when it is issued again, and that one answers', async () => {
    const { token, ...buyer } = await asked();
    const { threadId } = buyer;
    const { revoked } = await buyerSide().reissueAnswerLink({ threadId, reason: 'lost' });
    expect(revoked).toBe(1);
    expect((await events(threadId)).filter((name) => name === 'answer_requested')).toHaveLength(2);
    const fresh = await link(buyer);
    expect(fresh).not.toBe('');
    await expect(anybody().counterOffer({ token, values: values('1100') })).rejects.toMatchObject(
      refused('LINK_REVOKED'),
    );
    await anybody().counterOffer({ token: fresh, values: values('1100') });
    expect((await buyer.offer(1, '1000')).action).toBe(CounterpartyAction.COUNTER);
    await expect(buyerSide().revokeAnswerLinks({ threadId })).rejects.toMatchObject(
      refused('ANSWER_NOT_AWAITED', Code.FailedPrecondition),
    );
  });

  it('can be issued again after it was revoked', async () => {
    const { token: _, ...buyer } = await asked();
    const { threadId } = buyer;
    await buyerSide().revokeAnswerLinks({ threadId });
    await buyerSide().reissueAnswerLink({ threadId });
    await anybody().acceptOffer({ token: await link(buyer) });
    expect((await buyer.offer(1, '1000')).action).toBe(CounterpartyAction.ACCEPT);
  });

  it('is revoked by nobody of another organisation, and by no answer that is under way', async () => {
    const { token, threadId } = await asked();
    await expect(buyerSide('org-2').revokeAnswerLinks({ threadId })).rejects.toMatchObject({ code: Code.NotFound });
    const outcomes = await Promise.allSettled([
      anybody().acceptOffer({ token }),
      buyerSide().revokeAnswerLinks({ threadId }),
    ]);
    // Whichever came first holds: either the answer stands and there was nothing to revoke, or the link is dead.
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
