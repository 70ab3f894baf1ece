import { Standing } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import {
  CounterpartyAction,
  type RespondToOfferResponse,
} from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { CounterpartyKind } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuyerAtTable, organisationId, seatBuyer, values } from './support/selling-table.ts';
import { startAgent } from './support/start-agent.ts';
import { startVendors, type VendorsUnderTest } from './support/start-vendors.ts';

const stack = new AsyncDisposableStack();
let service: VendorsUnderTest;
beforeAll(async () => {
  const env = { OUTSIDE_AGENT_ALLOW_PRIVATE_NETWORKS: 'true', OUTSIDE_AGENT_ALLOW_HTTP: 'true' };
  service = stack.use(await startVendors(env));
});
afterAll(() => stack.disposeAsync());

async function atTable(kind: CounterpartyKind, more: { readonly endpointUrl?: string } = {}): Promise<BuyerAtTable> {
  const buyer = await seatBuyer(service, { kind, ...more });
  await buyer.open();
  return buyer;
}

async function offered({ threadId, vendorId }: BuyerAtTable, round: number, standing: Standing) {
  const offer = { id: `${threadId}-${round}`, round, values: values('900'), message: 'We offer 900 USD.' };
  return await service.as(organisationId, ['service']).table.respondToOffer({ threadId, vendorId, offer, standing });
}

function priceOf({ counterOffer }: RespondToOfferResponse): number {
  const value = counterOffer?.values.find(({ issue }) => issue === 'unit_price')?.value;
  return value?.case === 'money' ? fromMoney(value.value).value.toNumber() : Number.NaN;
}

it('a built-in agent that hears that it is behind offers more, and does not unhear it', async () => {
  const play = async (standing: Standing) => {
    const buyer = await atTable(CounterpartyKind.BUILT_IN_AGENT);
    const guardrails = { floorUnitPrice: toMoney('1000', 'USD'), personality: 'aggressive' };
    const { vendorId } = buyer;
    await service.as(organisationId, ['operator']).vendors.setGuardrails({ vendorId, guardrails });
    await offered(buyer, 1, standing);
    const prices = [];
    for (const round of [2, 3, 4]) prices.push(priceOf(await offered(buyer, round, Standing.UNSPECIFIED)));
    return prices.at(-1) ?? Number.NaN;
  };
  const [alone, leading, behind] = [
    await play(Standing.UNSPECIFIED),
    await play(Standing.LEADING),
    await play(Standing.BEHIND),
  ];
  expect(behind).toBeLessThan(alone);
  expect(leading).toBe(alone);
  expect(behind).toBeGreaterThanOrEqual(1000);
});

it('a person sees by the link where the last offer stands', async () => {
  const buyer = await atTable(CounterpartyKind.PERSON);
  expect((await offered(buyer, 1, Standing.BEHIND)).action).toBe(CounterpartyAction.PENDING);
  const { threadId } = buyer;
  const { token } = await service.as(organisationId, ['service']).answers.issueAnswerLink({ threadId, round: 1 });
  const { standingOffer } = await service.as('', []).answers.getStandingOffer({ token });
  expect(standingOffer?.standing).toBe(Standing.BEHIND);
});

it('an outside agent is told it with the offer, and nothing where nothing is told', async () => {
  const agent = stack.use(await startAgent());
  const buyer = await atTable(CounterpartyKind.OUTSIDE_AGENT, { endpointUrl: agent.url });
  await offered(buyer, 1, Standing.UNSPECIFIED);
  expect(JSON.parse(agent.heard.at(-1)?.body ?? '{}')).not.toHaveProperty('standing');
  await offered(buyer, 2, Standing.BEHIND);
  expect(JSON.parse(agent.heard.at(-1)?.body ?? '{}')).toMatchObject({ type: 'offer', standing: 'behind' });
});
