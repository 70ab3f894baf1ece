import { randomUUID } from 'node:crypto';
import { aMandate } from '@procur/buyer-agent/test/support/reference-table';
import { LanguageModelError } from '@procur/service-kit/language-model';
import { describe, expect, it } from 'vitest';
import type { Wordsmith } from '../src/ports.ts';
import { fakeVendors } from './support/fake-vendors.ts';
import { anOrder, organisationId } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';

describe('the words of our offers', () => {
  const fixture = negotiationFixture();

  async function negotiateWith(reword: Wordsmith['reword']) {
    const told: string[] = [];
    const wordsmith: Wordsmith = {
      engine: 'model:test',
      reword: async (message, tone) => {
        told.push(`${tone} ${message}`);
        return await reword(message, tone);
      },
    };
    const vendors = fakeVendors({ a: { floor: 1060, step: 30 }, b: { floor: 1180, step: 2 } });
    const service = await fixture.start(vendors, { changes: { wordsmith } });
    const mandate = aMandate({ walkAwayUnitPrice: '1147.83' });
    const id = await open(service, anOrder(randomUUID(), ['a', 'b'], { mandate }));
    const { negotiation } = await untilEnded(service, id);
    const page = { pageToken: '', pageSize: 100, threadId: '', negotiationId: id, organisationId };
    const { offers } = await service.app.listOffers(page);
    const ours = offers.filter(({ party }) => party === 'buyer');
    return { told, ours, negotiation, sent: vendors.offered.map(({ offer }) => offer?.message ?? '') };
  }

  it('can be those of a model, which is told the message and nothing else', async () => {
    const { told, ours, sent } = await negotiateWith(async (message) => `Dear partner, ${message}`);
    expect(ours.length).toBeGreaterThan(2);
    for (const { message, wordedBy } of ours) {
      expect(wordedBy).toBe('model:test');
      expect(message).toMatch(/^Dear partner, /);
    }
    expect(sent.every((message) => message.startsWith('Dear partner, '))).toBe(true);
    expect(told.join()).not.toContain('1147');
  });

  it('are the rules’ own when the model says what it must not, and the record says why', async () => {
    const leaking = await negotiateWith(async (message) => `${message} Our budget is 1,147.83.`);
    expect(leaking.negotiation.status).toBe('completed');
    for (const { wordedBy } of leaking.ours)
      expect(wordedBy).toBe('rules (model:test: it names a figure that is not in the offer)');
    expect(leaking.sent.join()).not.toContain('1,147.83');
  });

  it('are the rules’ own when the model is away', async () => {
    const away = await negotiateWith(async () => {
      throw new LanguageModelError('out of order');
    });
    expect(away.negotiation.status).toBe('completed');
    for (const { wordedBy } of away.ours) expect(wordedBy).toBe('rules (model:test: it failed)');
  });

  it('do not change after a crash, although the model would find others', async () => {
    let calls = 0;
    const wordsmith: Wordsmith = {
      engine: 'model:test',
      reword: async (message) => `${['Hello', 'Good day', 'Dear all'][calls++ % 3]}, ${message}`,
    };
    const vendors = fakeVendors({ a: { floor: 1060, step: 30 } });
    const service = await fixture.start(vendors, { events: false, changes: { wordsmith } });
    const id = await open(service, anOrder(randomUUID(), ['a']));
    const [thread] = (await service.app.getNegotiation({ id, organisationId })).threads;
    const threadId = thread?.id ?? '';
    const crash = async () => {
      throw new Error('killed');
    };
    await service.app.playRound({ threadId, round: 0 }, async (work) => work().then(() => true));
    for (let i = 0; i < 3; i++) await expect(service.app.playRound({ threadId, round: 1 }, crash)).rejects.toThrow();
    expect(new Set(vendors.offered.map(({ offer }) => offer?.message)).size).toBe(1);
    expect(calls).toBe(1);
    await service.app.cancelNegotiation({ id, organisationId }, 'the test is over');
  });
});
