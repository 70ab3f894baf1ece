import { Code } from '@connectrpc/connect';
import { AuctionKind } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import { CallAnswer, CounterpartyAction } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { VendorAnswerAction } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { CounterpartyKind } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuyerAtTable, organisationId, seatBuyer, values } from './support/selling-table.ts';
import { type Misbehaviour, startAgent } from './support/start-agent.ts';
import { startVendors, type VendorsUnderTest } from './support/start-vendors.ts';

const stack = new AsyncDisposableStack();
let service: VendorsUnderTest;
beforeAll(async () => {
  const env = { OUTSIDE_AGENT_ALLOW_PRIVATE_NETWORKS: 'true', OUTSIDE_AGENT_ALLOW_HTTP: 'true' };
  service = stack.use(await startVendors(env));
});
afterAll(() => stack.disposeAsync());

type Called = Awaited<ReturnType<ReturnType<VendorsUnderTest['as']>['table']['callForOffer']>>;

async function called(
  { threadId, vendorId }: BuyerAtTable,
  number: number,
  { isBehind = false, kind = AuctionKind.ENGLISH }: { isBehind?: boolean; kind?: AuctionKind } = {},
): Promise<Called> {
  const message = 'Please make your best offer.';
  const about = { id: `${threadId}-${number}`, round: number, number, kind, isBehind, message };
  const call = { ...about, incrementPercent: '1', maximumCalls: 3 };
  return await service.as(organisationId, ['service']).table.callForOffer({ threadId, vendorId, call });
}

async function atTable(kind: CounterpartyKind, more: { readonly endpointUrl?: string } = {}): Promise<BuyerAtTable> {
  const buyer = await seatBuyer(service, { kind, ...more });
  await buyer.open();
  return buyer;
}

async function withFloor(floor: string): Promise<BuyerAtTable> {
  const buyer = await atTable(CounterpartyKind.BUILT_IN_AGENT);
  const guardrails = { floorUnitPrice: toMoney(floor, 'USD'), personality: 'cooperative' };
  const { vendorId } = buyer;
  await service.as(organisationId, ['operator']).vendors.setGuardrails({ vendorId, guardrails });
  return buyer;
}

function priceOf({ offer }: Called): number {
  const value = offer?.values.find(({ issue }) => issue === 'unit_price')?.value;
  return value?.case === 'money' ? fromMoney(value.value).value.toNumber() : Number.NaN;
}

const refused = (reason: string, code = Code.FailedPrecondition) => ({
  code,
  details: [expect.objectContaining({ debug: expect.objectContaining({ reason }) })],
});

describe('a built-in agent that is called', () => {
  it('offers more call by call, more when it is behind, and never goes below its floor', async () => {
    const [ahead, behind] = await Promise.all([withFloor('1000'), withFloor('1000')]);
    const [first, second] = [await called(ahead, 1), await called(ahead, 2)];
    await called(behind, 1);
    const pressed = await called(behind, 2, { isBehind: true });
    expect(priceOf(first)).toBeLessThan(1200);
    expect(priceOf(second)).toBeLessThan(priceOf(first));
    expect(priceOf(pressed)).toBeLessThan(priceOf(second));
    for (const answer of [first, second, pressed]) expect(priceOf(answer)).toBeGreaterThanOrEqual(1000);
  });

  it('gives the same call the same answer, and refuses another call in its place', async () => {
    const buyer = await withFloor('1000');
    const first = await called(buyer, 1);
    expect(await called(buyer, 1)).toEqual(first);
    await expect(called(buyer, 1, { isBehind: true })).rejects.toMatchObject(refused('ROUND_ANSWERED'));
  });

  it('does not take back in the talks what it offered to a call', async () => {
    const buyer = await withFloor('1000');
    const bid = priceOf(await called(buyer, 1, { kind: AuctionKind.SEALED }));
    const { action, counterOffer } = await buyer.offer(2, '900');
    expect(action).toBe(CounterpartyAction.COUNTER);
    const value = counterOffer?.values.find(({ issue }) => issue === 'unit_price')?.value;
    const counter = value?.case === 'money' ? fromMoney(value.value).value.toNumber() : Number.NaN;
    // Its own utility does not rise; the price of other terms may differ by what those are worth to it.
    expect(counter).toBeLessThanOrEqual(bid + 20);
  });

  it('without margin offers its list price once and passes then', async () => {
    const buyer = await atTable(CounterpartyKind.BUILT_IN_AGENT);
    expect(priceOf(await called(buyer, 1))).toBe(1200);
    expect((await called(buyer, 2)).answer).toBe(CallAnswer.PASS);
    // Who passes is still at the table.
    expect((await buyer.offer(3, '1100')).action).toBe(CounterpartyAction.COUNTER);
  });
});

describe('a person that is called', () => {
  const link = async ({ threadId }: BuyerAtTable, round = 1) =>
    (await service.as(organisationId, ['service']).answers.issueAnswerLink({ threadId, round })).token;
  const answers = () => service.as('', []).answers;

  it('sees the call and no offer, and answers it by the same link with an offer of its own', async () => {
    const buyer = await atTable(CounterpartyKind.PERSON);
    expect((await called(buyer, 1)).answer).toBe(CallAnswer.PENDING);
    const token = await link(buyer);
    const { standingOffer } = await answers().getStandingOffer({ token });
    expect(standingOffer?.offer).toBeUndefined();
    expect(standingOffer?.call).toMatchObject({ number: 1, isBehind: false, message: 'Please make your best offer.' });
    await expect(answers().acceptOffer({ token })).rejects.toMatchObject(refused('NOTHING_TO_ACCEPT'));
    await answers().counterOffer({ token, values: values('1090'), message: 'Our best' });
    const answer = await called(buyer, 1);
    expect(answer).toMatchObject({ answer: CallAnswer.OFFER, message: 'Our best' });
    expect(priceOf(answer)).toBe(1090);
  });

  it('leaves the auction by declining and stays at the table', async () => {
    const buyer = await atTable(CounterpartyKind.PERSON);
    await called(buyer, 1);
    const { answer } = await answers().declineOffer({ token: await link(buyer), message: 'We stay' });
    expect(answer?.action).toBe(VendorAnswerAction.DECLINE);
    expect(await called(buyer, 1)).toMatchObject({ answer: CallAnswer.PASS, message: 'We stay' });
    expect((await buyer.offer(2, '1000')).action).toBe(CounterpartyAction.PENDING);
  });
});

describe('an outside agent that is called', () => {
  const seat = async (misbehave?: Misbehaviour) => {
    const agent = stack.use(await startAgent(misbehave));
    const buyer = await atTable(CounterpartyKind.OUTSIDE_AGENT, { endpointUrl: agent.url });
    return { agent, buyer };
  };

  it('answers by the protocol’s word for a first offer, and goes on with the talks', async () => {
    const { agent, buyer } = await seat();
    const answer = await called(buyer, 1);
    expect(answer.answer).toBe(CallAnswer.OFFER);
    expect(agent.heard.map(({ json }) => json.type)).toEqual(['init', 'first']);
    const offered = await buyer.offer(2, '1000');
    expect([CounterpartyAction.ACCEPT, CounterpartyAction.COUNTER]).toContain(offered.action);
  });

  it('may pass, and is told what everybody is told and no more', async () => {
    const { agent, buyer } = await seat(({ json }, response) => {
      if (json.type !== 'first') return false;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ action: 'pass', text: 'Not now' }));
      return true;
    });
    expect(await called(buyer, 1, { isBehind: true })).toMatchObject({ answer: CallAnswer.PASS, message: 'Not now' });
    const told = JSON.parse(agent.heard.at(-1)?.body ?? '{}');
    expect(told.call).toEqual({ kind: 'english', incrementPercent: '1', number: 1, maximumCalls: 3, isBehind: true });
  });

  it('cannot accept a call: its talks end as those of an agent that makes no sense', async () => {
    const { buyer } = await seat(({ json }, response) => {
      if (json.type !== 'first') return false;
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ action: 'accept' }));
      return true;
    });
    expect(await called(buyer, 1)).toMatchObject({ answer: CallAnswer.END, endReason: 'AGENT_PROTOCOL' });
  });
});
