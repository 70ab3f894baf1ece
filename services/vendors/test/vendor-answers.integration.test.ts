import { Code } from '@connectrpc/connect';
import {
  CounterpartyAction,
  TableOutcome,
} from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import {
  AnswerState,
  VendorAnswerAction,
  VendorAnswersService,
} from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askPerson, eventsOf, issueLink, refused } from './support/asked-person.ts';
import { type BuyerAtTable, organisationId, values } from './support/selling-table.ts';
import { startVendors, type VendorsUnderTest } from './support/start-vendors.ts';

let service: VendorsUnderTest;
beforeAll(async () => {
  service = await startVendors({ VENDOR_ANSWER_CHECK_MS: '200', LOG_LEVEL: 'trace' });
});
afterAll(() => service?.[Symbol.asyncDispose]());

// Somebody who is not signed in, as the gateway passes them on.
const anybody = () => service.as('', []).answers;

const asked = (options = {}) => askPerson(service, options);
const link = (buyer: BuyerAtTable, round = 1) => issueLink(service, buyer, round);
const events = (threadId: string) => eventsOf(service, threadId);

describe('an offer to a person', () => {
  it('waits, is asked about once, and shows what is on the table', async () => {
    const { offer, threadId, token } = await asked();
    expect((await offer(1, '1000')).action).toBe(CounterpartyAction.PENDING);
    expect(await events(threadId)).toEqual(['answer_requested']);
    const { standingOffer } = await anybody().getStandingOffer({ token });
    expect(standingOffer).toMatchObject({
      buyerName: 'Organisation org-1',
      contactName: 'Petra Person',
      title: '150 CRM seats',
      quantity: { value: '150', unitCode: 'EA' },
      round: 1,
      state: AnswerState.AWAITED,
      readsWords: false,
    });
    expect(standingOffer?.offer?.values[0]?.value).toMatchObject({ value: { units: 1000n } });
    expect(standingOffer?.yourLastOffer?.values[0]?.value).toMatchObject({ value: { units: 1200n } });
  });

  it('is mailed in the language of the person, which is one of those the page speaks', async () => {
    const { vendors, answers } = service.as(organisationId, ['service', 'vendor_manager']);
    const { threadId, vendorId } = await asked();
    expect(await answers.issueAnswerLink({ threadId, round: 1 })).toMatchObject({ language: '' });
    const { vendor } = await vendors.getVendor({ vendorId });
    if (!vendor?.counterparty) throw new Error('there is no such vendor');
    const { counterparty, version } = vendor;
    const speaking = (language: string) =>
      vendors.updateVendor({ vendorId, vendor: { ...vendor, counterparty: { ...counterparty, language } }, version });
    await expect(speaking('tlh')).rejects.toMatchObject(refused('VENDOR_INVALID', Code.InvalidArgument));
    expect((await speaking('de')).vendor?.counterparty?.language).toBe('de');
    expect(await answers.issueAnswerLink({ threadId, round: 1 })).toMatchObject({ language: 'de' });
  });

  it('is accepted once; pressing twice has no effect, and another answer is refused', async () => {
    const { offer, threadId, token } = await asked();
    const [first, second] = await Promise.all(
      [1, 2].map(() => anybody().acceptOffer({ token, message: 'Fine by us' })),
    );
    expect(first?.answer?.action).toBe(VendorAnswerAction.ACCEPT);
    expect(second).toEqual(first);
    await expect(anybody().declineOffer({ token })).rejects.toMatchObject(
      refused('LINK_USED', Code.FailedPrecondition),
    );
    expect(await offer(1, '1000')).toMatchObject({ action: CounterpartyAction.ACCEPT, message: 'Fine by us' });
    expect(await events(threadId)).toEqual(['answer_requested', 'vendor_answered']);
    const { standingOffer } = await anybody().getStandingOffer({ token });
    expect(standingOffer).toMatchObject({ state: AnswerState.ANSWERED, answer: { message: 'Fine by us' } });
  });

  it('is countered with a price between two steps, and the next round asks again', async () => {
    const { offer, token } = await asked();
    const { answer } = await anybody().counterOffer({ token, values: values('1111.50'), message: 'Our best' });
    expect(answer?.counterOffer?.values[0]?.value).toMatchObject({ value: { units: 1111n, nanos: 500000000 } });
    const heard = await offer(1, '1000');
    expect(heard.action).toBe(CounterpartyAction.COUNTER);
    expect(heard.counterOffer).toMatchObject({ message: 'Our best', values: answer?.counterOffer?.values });
    expect((await offer(2, '1050')).action).toBe(CounterpartyAction.PENDING);
  });

  it.each([
    ['a price above list', values('1200.01'), 'unit_price', '840 to 1200 USD'],
    ['another currency', values('1000', { currency: 'EUR' }), 'unit_price', '840 to 1200 USD'],
    ['parts of a cent', values('1000.001'), 'unit_price', 'at most 2 decimals'],
    ['a term that is none', values('1000', { months: '18' }), 'term_months', '12 to 36 in steps of 12'],
    ['payment terms nobody named', values('1000', { payment: 'NET90' }), 'payment_terms', 'NET30'],
    ['a missing value', values('1000').slice(0, 2), 'payment_terms', 'NET30'],
    [
      'an issue that is not there',
      [...values('1000'), { issue: 'yacht', value: { case: 'flag' as const, value: true } }],
      'yacht',
      'unit_price',
    ],
    ['a value twice', [...values('1000'), ...values('900').slice(0, 1)], 'unit_price', 'one value'],
  ])('is not countered with %s', async (_, given, field, allowed) => {
    const { token, offer } = await asked();
    const refusal = anybody().counterOffer({ token, values: given });
    await expect(refusal).rejects.toMatchObject({
      code: Code.InvalidArgument,
      message: expect.stringContaining(allowed),
    });
    await expect(refusal).rejects.toMatchObject({ message: expect.stringContaining(field) });
    expect((await offer(1, '1000')).action).toBe(CounterpartyAction.PENDING);
  });

  it('can be left with a reason', async () => {
    const { offer, token } = await asked();
    await anybody().declineOffer({ token, message: 'Too low' });
    expect(await offer(1, '1000')).toMatchObject({
      action: CounterpartyAction.END,
      endReason: 'VENDOR_DECLINED',
      message: 'Too low',
    });
  });

  it('is answered by one of several links, and all of them then show that answer', async () => {
    const { token, ...buyer } = await asked();
    const other = await link(buyer);
    expect(other).not.toBe(token);
    await anybody().acceptOffer({ token: other });
    const { standingOffer } = await anybody().getStandingOffer({ token });
    expect(standingOffer?.state).toBe(AnswerState.ANSWERED);
    await expect(anybody().counterOffer({ token, values: values('1100') })).rejects.toMatchObject(
      refused('LINK_USED', Code.FailedPrecondition),
    );
    expect(await link(buyer)).toBe('');
  });

  it('outlives a kill between the answer and its telling', async () => {
    const { offer, threadId, token } = await asked();
    await anybody().counterOffer({ token, values: values('1100') });
    await service.process.kill();
    await service.process.start();
    const again = await seatAgain(threadId, offer);
    expect(again.action).toBe(CounterpartyAction.COUNTER);
    await eventually(async () => {
      const [row] = await service.postgres.query<{ unpublished: number }>(
        'select count(*)::int as unpublished from vendors.outbox_messages where aggregate_id = $1 and published_at is null',
        [threadId],
      );
      expect(row?.unpublished).toBe(0);
    });
    expect(await events(threadId)).toEqual(['answer_requested', 'vendor_answered']);
  });
});

async function seatAgain(threadId: string, _: BuyerAtTable['offer']) {
  const [row] = await service.postgres.query<{ vendor_id: string }>(
    'select vendor_id::text from vendors.seller_tables where thread_id = $1',
    [threadId],
  );
  const offer = { id: `${threadId}-1`, round: 1, values: values('1000'), message: '' };
  const { table } = service.as(organisationId, ['service']);
  return await table.respondToOffer({ threadId, vendorId: row?.vendor_id ?? '', offer });
}

describe('a link', () => {
  it('is refused when it was altered, is for another purpose, or is none', async () => {
    const { token } = await asked();
    const [head = '', body = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, org: 'org-2' })).toString('base64url');
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    for (const bad of [`${head}.${forged}.${signature}`, `${head}.${body}.${flipped}`, 'x', ''])
      await expect(anybody().getStandingOffer({ token: bad })).rejects.toMatchObject({ code: Code.PermissionDenied });
  });

  it('is not used up by looking, and is kept as a hash only', async () => {
    const { token } = await asked();
    for (let i = 0; i < 3; i++) await anybody().getStandingOffer({ token });
    const rows = await service.postgres.query<{ text: string }>(
      `select l::text as text from vendors.answer_links l union all select r::text from vendors.answer_requests r
       union all select encode(payload, 'escape') || headers::text from vendors.outbox_messages`,
    );
    const { jti } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    for (const { text } of rows) for (const secret of [token, jti]) expect(text).not.toContain(secret);
    expect(service.process.log()).not.toContain(jti);
    expect((await anybody().acceptOffer({ token })).answer?.action).toBe(VendorAnswerAction.ACCEPT);
  });

  it('is made for services alone', async () => {
    const { threadId } = await asked();
    await expect(
      service.as(organisationId, ['buyer']).answers.issueAnswerLink({ threadId, round: 1 }),
    ).rejects.toMatchObject({ code: Code.PermissionDenied });
    expect((await service.as('org-2', ['service']).answers.issueAnswerLink({ threadId, round: 1 })).email).toBe('');
    expect(VendorAnswersService.method.issueAnswerLink.name).toBe('IssueAnswerLink');
  });

  it('leads nowhere once the talks have ended', async () => {
    const { token, threadId, vendorId } = await asked();
    const { table } = service.as(organisationId, ['service']);
    await table.closeTable({ threadId, vendorId, outcome: TableOutcome.CANCELLED });
    expect((await anybody().getStandingOffer({ token })).standingOffer?.state).toBe(AnswerState.CLOSED);
    await expect(anybody().acceptOffer({ token })).rejects.toMatchObject(
      refused('TABLE_CLOSED', Code.FailedPrecondition),
    );
    expect(await events(threadId)).toEqual(['answer_requested', 'vendor_table_closed']);
  });
});

describe('time', () => {
  it('ends a round that nobody answers, and the table goes on without it', async () => {
    const { offer, threadId, token } = await asked({ deadlineMs: 2500 });
    await eventually(async () => expect(await events(threadId)).toContain('vendor_answered'), { timeoutMs: 10_000 });
    expect(await offer(1, '1000')).toMatchObject({ action: CounterpartyAction.END, endReason: 'ANSWER_OVERDUE' });
    await expect(anybody().acceptOffer({ token })).rejects.toMatchObject(refused('LINK_EXPIRED'));
    await expect(anybody().getStandingOffer({ token })).rejects.toMatchObject(refused('LINK_EXPIRED'));
  });

  it('reminds once of what is still awaited', async () => {
    const { threadId } = await asked();
    await service.postgres.query(
      "update vendors.answer_requests set remind_at = now() - interval '1 second' where thread_id = $1",
      [threadId],
    );
    await eventually(async () => expect(await events(threadId)).toContain('answer_reminder_due'));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await events(threadId)).toEqual(['answer_requested', 'answer_reminder_due']);
  });
});
