import { buy, type Purchase } from '@procur/cli/demo/buy-job';
import {
  NegotiationService,
  ThreadStatus,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { Party } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import type { Vendor } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectBalancedBudget, expectOneContract } from '../src/invariants.ts';
import { type MailedVendor, mailedVendor } from '../src/mailed-vendor.ts';
import { patientSessions } from '../src/patient-sessions.ts';
import { letPersonSell, sellAt1042 } from '../src/selling-person.ts';
import { startTestPlatform, type TestPlatform } from '../src/test-platform.ts';

// A budget that no offer comes to by chance.
const need =
  'We need 150 CRM seats for 3 years with a budget of 172,780.50 USD a year (1,151.87 USD a seat). The vendor must hold SOC 2 and ISO 27001.';
const traces = ['1151.87', '1,151.87', '172780', '172,780', '"1151"'];
const address = 'petra@vendor.example';

let test: TestPlatform;
let vendor: Vendor;
let person: MailedVendor;
let purchase: Purchase;

beforeAll(async () => {
  test = await startTestPlatform({ RATE_LIMIT_PER_ADDRESS: '100000' });
  vendor = await letPersonSell(test, address);
  // Killed with the question asked and the answer under way: it is waiting when the service comes back.
  const meanwhile = () => test.platform.process('negotiation').crash();
  person = mailedVendor(test.platform, { address, decide: sellAt1042, meanwhile });
  const done = new AbortController();
  const working = person.work(done.signal);
  try {
    const sessions = patientSessions(test.organisation.sessions);
    const buying = buy({ sessions, needText: need, onProgress: () => {} });
    // A person who cannot answer would leave the purchase waiting for a day.
    const failing = working.then(() => Promise.reject(new Error('the person went away')));
    purchase = await Promise.race([buying, failing]);
    // The mail about the award comes a moment after the contract.
    await eventually(() => expect(person.mails.map(({ subject }) => subject).join()).toContain('have ended'), {
      timeoutMs: 30_000,
    });
  } finally {
    done.abort();
    await Promise.allSettled([working]);
  }
});
afterAll(() => test?.[Symbol.asyncDispose]());

describe('job A with a person among the vendors and a negotiation that is killed at every answer', () => {
  it('ends with one contract, with the person who came down furthest', async () => {
    expect(person.answered.length).toBeGreaterThan(0);
    expect(purchase.request.award?.vendorName).toBe(vendor.name);
    const thread = purchase.negotiation.threads.find(({ vendorId }) => vendorId === vendor.id);
    expect([ThreadStatus.AGREED, ThreadStatus.AWARDED]).toContain(thread?.status);
    await expectOneContract(test, purchase.request.id);
    await expectBalancedBudget(test);
  });

  it('shows the buyer what the person has said', async () => {
    const { offers } = await test.organisation.sessions.buyer
      .client(NegotiationService)
      .listOffers({ negotiationId: purchase.negotiation.id, pageSize: 100 });
    const said = offers.filter(({ vendorId, offer }) => vendorId === vendor.id && offer?.from === Party.SELLER);
    expect(said.map(({ offer }) => offer?.message)).toContain('Our best in round 1');
  });

  it('writes to the person alone: for each round with a link, and of the end without', () => {
    const asked = person.mails.filter(({ text }) => text.includes('/vendor-answers/'));
    expect(asked.length).toBe(person.answered.length);
    expect(asked[0]?.text).toContain('Dear Petra Person');
    expect(person.mails.at(-1)?.text).toContain('the award is yours');
  });

  it('tells the person nothing of the budget, the other vendors or their prices', () => {
    const others = purchase.negotiation.threads.filter(({ vendorId }) => vendorId !== vendor.id);
    expect(others.length).toBeGreaterThan(0);
    const told = [...person.seen, ...person.mails.map(({ text }) => text)].join('\n');
    expect(told).toContain('1042');
    for (const secret of [...traces, ...others.flatMap(({ id, vendorId, vendorName }) => [id, vendorId, vendorName])])
      expect(told).not.toContain(secret);
  });
});
