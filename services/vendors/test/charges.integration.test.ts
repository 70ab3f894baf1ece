import { Code } from '@connectrpc/connect';
import { CounterpartyAction } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { ChargeBasis } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { CounterpartyKind } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askPerson, issueLink, refused } from './support/asked-person.ts';
import { aSeller, issues, organisationId, seatBuyer, values } from './support/selling-table.ts';
import { type OutsideAgent, startAgent } from './support/start-agent.ts';
import { startVendors, type VendorsUnderTest } from './support/start-vendors.ts';

const stack = new AsyncDisposableStack();
let service: VendorsUnderTest;
beforeAll(async () => {
  const lenient = { OUTSIDE_AGENT_ALLOW_PRIVATE_NETWORKS: 'true', OUTSIDE_AGENT_ALLOW_HTTP: 'true' };
  service = stack.use(await startVendors(lenient));
});
afterAll(() => stack.disposeAsync());

const anybody = () => service.as('', []).answers;
const shipping = { name: 'shipping', amount: toMoney('200', 'USD'), basis: ChargeBasis.ONCE };
const invalid = refused('COUNTER_OFFER_INVALID', Code.InvalidArgument);

describe('a person who charges besides', () => {
  it('states it with the counter-offer, and finds it in the answer and beside the next offer', async () => {
    const { offer, token, ...buyer } = await askPerson(service);
    const tax = { name: 'tax', basis: ChargeBasis.PERCENT_OF_NET, percent: '19' };
    const { answer } = await anybody().counterOffer({ token, values: values('1100'), charges: [shipping, tax] });
    expect(answer?.counterOffer?.charges).toMatchObject([shipping, tax]);
    const { counterOffer } = await offer(1, '1000');
    expect(counterOffer?.charges).toMatchObject([shipping, tax]);
    await offer(2, '1050');
    const next = await issueLink(service, { offer, ...buyer }, 2);
    const { standingOffer } = await anybody().getStandingOffer({ token: next });
    expect(standingOffer?.yourLastOffer?.charges).toMatchObject([shipping, tax]);
  });

  it('may name a charge without an amount, which is passed on as open', async () => {
    const { offer, token } = await askPerson(service);
    await anybody().counterOffer({ token, values: values('1100'), charges: [{ name: 'customs' }] });
    const [charge] = (await offer(1, '1000')).counterOffer?.charges ?? [];
    expect([charge?.name, charge?.amount, charge?.basis]).toEqual(['customs', undefined, ChargeBasis.ONCE]);
  });

  it.each([
    ['another currency', [{ ...shipping, amount: toMoney('200', 'EUR') }]],
    ['less than nothing', [{ ...shipping, amount: toMoney('-200', 'USD') }]],
    ['less than a coin', [{ ...shipping, amount: toMoney('0.001', 'USD') }]],
    ['the same charge twice', [shipping, { ...shipping, name: 'Shipping' }]],
    ['no name', [{ ...shipping, name: ' ' }]],
    ['a tax that is an amount', [{ ...shipping, name: 'tax' }]],
    ['a rate above all', [{ name: 'tax', basis: ChargeBasis.PERCENT_OF_NET, percent: '101' }]],
    ['more than anybody reads', Array.from({ length: 11 }, (_, i) => ({ ...shipping, name: `charge ${i}` }))],
  ])('is refused with %s, and may answer again', async (_, charges) => {
    const { token } = await askPerson(service);
    await expect(anybody().counterOffer({ token, values: values('1100'), charges })).rejects.toMatchObject(invalid);
    await anybody().counterOffer({ token, values: values('1100') });
  });

  it('has answered differently when the charges differ', async () => {
    const { token } = await askPerson(service);
    const counter = { token, values: values('1100'), charges: [shipping] };
    const first = await anybody().counterOffer(counter);
    expect(await anybody().counterOffer(counter)).toEqual(first);
    const used = refused('LINK_USED', Code.FailedPrecondition);
    await expect(anybody().counterOffer({ ...counter, charges: [] })).rejects.toMatchObject(used);
  });
});

describe('charges in a person’s words', () => {
  const words = 'We could do 1,100 plus shipping 200 flat and VAT';
  const unconfirmed = refused('CHARGES_UNCONFIRMED', Code.FailedPrecondition);

  it('are read by rules, with the price, also where there is no language model', async () => {
    const { token } = await askPerson(service);
    const { proposal } = await anybody().proposeOffer({ token, text: words });
    expect(proposal).toMatchObject({ engine: 'rules', assumedIssues: ['term_months', 'payment_terms'] });
    expect(proposal?.values[0]?.value).toMatchObject({ value: { units: 1100n } });
    const tax = { name: 'tax', basis: ChargeBasis.PERCENT_OF_NET, percent: '' };
    expect(proposal?.charges).toMatchObject([shipping, tax]);
  });

  it('are not lost: a counter-offer states them, or says that none is meant', async () => {
    const { token, offer } = await askPerson(service);
    const counter = { token, values: values('1100'), message: 'plus shipping 200 flat' };
    await expect(anybody().counterOffer(counter)).rejects.toMatchObject(unconfirmed);
    expect((await offer(1, '1000')).action).toBe(CounterpartyAction.PENDING);
    await anybody().counterOffer({ ...counter, charges: [shipping] });
    expect((await offer(1, '1000')).counterOffer?.charges).toMatchObject([shipping]);
    const other = await askPerson(service);
    await anybody().counterOffer({ ...counter, token: other.token, chargesConfirmed: true });
    expect((await other.offer(1, '1000')).counterOffer?.charges).toEqual([]);
  });

  it('are no part of an acceptance', async () => {
    const { token } = await askPerson(service);
    await expect(anybody().acceptOffer({ token, message: 'Yes, plus 19% VAT' })).rejects.toMatchObject(unconfirmed);
    await anybody().acceptOffer({ token, message: 'Yes, plus 19% VAT', chargesConfirmed: true });
  });

  it('do not keep anybody from leaving', async () => {
    const { token } = await askPerson(service);
    await anybody().declineOffer({ token, message: 'Not without shipping 200' });
  });
});

describe('a seller agent with a standing charge', () => {
  const guardrails = {
    floorUnitPrice: toMoney('900', 'USD'),
    personality: 'cooperative',
    standingCharges: [shipping],
    minimumOrder: toMoney('5000', 'USD'),
    situation: { quarterlyCapacity: '400', committedCapacity: '100' },
  };

  async function seatAgent(asksSupply = false) {
    const slug = `agent-${crypto.randomUUID().slice(0, 8)}`;
    const { vendor } = await service.as(organisationId).vendors.createVendor({ vendor: aSeller(slug, {}) });
    const [vendorId, threadId] = [vendor?.id ?? '', crypto.randomUUID()];
    await service.as(organisationId, ['operator']).vendors.setGuardrails({ vendorId, guardrails });
    const { table } = service.as(organisationId, ['service']);
    const about = { category: 'software.crm', title: 'Seats', quantity: { value: '150', unitCode: 'EA' } };
    const opened = await table.openTable({ threadId, vendorId, ...about, maximumRounds: 6, issues, asksSupply });
    const offer = (price: string, charges: object[] = []) =>
      table.respondToOffer({
        ...{ threadId, vendorId },
        offer: { id: crypto.randomUUID(), round: 1, values: values(price), charges },
      });
    return { opened, offer };
  }

  it('states it with its list offer, and accepts what pays it', async () => {
    const { opened, offer } = await seatAgent();
    expect(opened.listOffer?.charges).toMatchObject([shipping]);
    expect(opened.listOffer?.supply).toBeUndefined();
    expect((await offer('1200', [shipping])).action).toBe(CounterpartyAction.ACCEPT);
  });

  it('asks for it where it is not paid, or not all of it, instead of accepting', async () => {
    for (const charges of [[], [{ ...shipping, amount: toMoney('199', 'USD') }]]) {
      const { offer } = await seatAgent();
      const answer = await offer('1200', charges);
      expect(answer.action).toBe(CounterpartyAction.COUNTER);
      expect(answer.counterOffer?.charges).toMatchObject([shipping]);
    }
  });

  it('says what it can supply where the table is about one of several lots, and only there', async () => {
    const { opened, offer } = await seatAgent(true);
    const supply = { mostUnits: '300', minimumOrder: { units: 5000n } };
    expect(opened.listOffer?.supply).toMatchObject(supply);
    expect(await offer('1200', [shipping])).toMatchObject({ action: CounterpartyAction.ACCEPT, supply });
  });

  it.each([
    ['a charge without an amount', { standingCharges: [{ name: 'shipping' }] }],
    ['a minimum order in another currency', { minimumOrder: toMoney('1', 'EUR') }],
    ['a charge in another currency', { standingCharges: [{ ...shipping, amount: toMoney('1', 'EUR') }] }],
  ])('cannot be given %s', async (_, changes) => {
    const { vendor } = await service
      .as(organisationId)
      .vendors.createVendor({ vendor: aSeller(`agent-${crypto.randomUUID().slice(0, 8)}`, {}) });
    const set = service
      .as(organisationId, ['operator'])
      .vendors.setGuardrails({ vendorId: vendor?.id ?? '', guardrails: { ...guardrails, ...changes } });
    await expect(set).rejects.toMatchObject({ code: Code.InvalidArgument });
  });
});

describe('an outside agent that charges besides', () => {
  const outside = ({ url }: OutsideAgent) => ({ kind: CounterpartyKind.OUTSIDE_AGENT, endpointUrl: url });
  async function seatOutside(answer: object) {
    const agent = stack.use(
      await startAgent(({ json }, response) => {
        if (json.type !== 'offer') return false;
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
        return true;
      }),
    );
    const buyer = await seatBuyer(service, outside(agent));
    await buyer.open();
    return { agent, ...buyer };
  }

  it('states it with its bid, and is told what the buyer pays', async () => {
    const charges = [
      { name: 'badge', amount: '2.50', per: 'unit', untaxed: true },
      { name: 'migration', amount: null },
    ];
    const { agent, threadId, vendorId, offer } = await seatOutside({ action: 'offer', bid: [10, 0, 0], charges });
    const { counterOffer } = await offer(1, '1000');
    expect(counterOffer?.charges).toMatchObject([
      { name: 'badge', amount: { units: 2n, nanos: 500_000_000 }, basis: ChargeBasis.PER_UNIT, untaxed: true },
      { name: 'migration', basis: ChargeBasis.ONCE },
    ]);
    const again = { id: crypto.randomUUID(), round: 2, values: values('1010'), charges: [shipping] };
    await service.as(organisationId, ['service']).table.respondToOffer({ threadId, vendorId, offer: again });
    const told = JSON.parse(agent.heard.at(-1)?.body ?? '{}');
    expect(told.charges).toEqual([{ name: 'shipping', amount: '200', per: 'once' }]);
  });

  it.each([
    ['charges that are no list', { charges: 'shipping' }],
    ['a charge that is a debt', { charges: [{ name: 'discount', amount: '-5' }] }],
    ['a capacity of nothing', { supply: { mostUnits: '0' } }],
  ])('breaks the protocol with %s', async (_, besides) => {
    const { offer } = await seatOutside({ action: 'offer', bid: [10, 0, 0], ...besides });
    expect(await offer(1, '1000')).toMatchObject({ action: CounterpartyAction.END, endReason: 'AGENT_PROTOCOL' });
  });
});
