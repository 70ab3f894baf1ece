import type { Issue } from '@procur/negotiation-engine/issue';
import { openWireDesk } from '@procur/negotiation-engine/wire/wire-desk';
import { describe, expect, it } from 'vitest';
import { type AgentTable, endMessage, initMessage, offerMessage } from './agent-messages.ts';
import { readAgentReply } from './agent-reply.ts';
import { agentSecret } from './agent-secret.ts';

const issues: readonly Issue[] = [
  { name: 'unit_price', type: 'money', currencyCode: 'USD', min: '840', max: '1200', step: '0.5' },
  { name: 'delivery_days', type: 'number', unit: 'DAY', min: 7, max: 21, step: 7 },
  { name: 'payment_terms', type: 'choice', ordered: true, values: ['NET30', 'NET45'] },
];
const table: AgentTable = { threadId: 't-1', issues, maximumRounds: 6 };
const terms = { unit_price: '1000.70', delivery_days: 14, payment_terms: 'NET45' };

describe('messages to an outside agent', () => {
  it('are understood by our own engine behind the same protocol', () => {
    const desk = openWireDesk();
    expect(desk.answer(initMessage(table))).toMatchObject({ ok: true });
    const reply = desk.answer(offerMessage(table, { round: 1, terms, message: 'Hello' }));
    expect(readAgentReply(issues, reply, { maxCharacters: 100, isCalled: false }).kind).toBe('answer');
    expect(desk.answer(endMessage(table, terms))).toMatchObject({ ok: true });
  });

  it('name values by position, a price between two steps as the lower one', () => {
    expect(offerMessage(table, { round: 2, terms, message: '' })).toMatchObject({
      bid: [321, 1, 1],
      round: 2,
      t: 1 / 6,
    });
    expect(endMessage(table, terms)).toMatchObject({ agreement: [321, 1, 1] });
    expect(endMessage(table, null)).toMatchObject({ agreement: null });
  });

  it('are the same for the same thread', () => {
    expect(initMessage(table)).toEqual(initMessage({ ...table }));
  });
});

describe('a reply of an outside agent', () => {
  it.each([
    [{ action: 'accept' }, 'answer'],
    [{ action: 'end', text: 'No' }, 'answer'],
    [{ action: 'offer', bid: [0, 0, 0] }, 'answer'],
    [{ action: 'offer', bid: [0, 0] }, 'malformed'],
    [{ action: 'offer', bid: [0, 0, 2] }, 'malformed'],
    [{ action: 'offer', bid: [0.5, 0, 0] }, 'malformed'],
    [{ action: 'offer', bid: ['0', 0, 0] }, 'malformed'],
    [{ action: 'OFFER', bid: [0, 0, 0] }, 'malformed'],
    [{ action: 'offer', bid: [0, 0, 0], charges: [{ name: 'shipping', amount: 200 }] }, 'answer'],
    [{ action: 'offer', bid: [0, 0, 0], charges: [{ name: 'tax', amount: '19', per: 'percent' }] }, 'answer'],
    [{ action: 'offer', bid: [0, 0, 0], charges: {} }, 'malformed'],
    [{ action: 'offer', bid: [0, 0, 0], charges: [null] }, 'malformed'],
    [{ action: 'offer', bid: [0, 0, 0], charges: [{ name: 'shipping', amount: 'NaN' }] }, 'malformed'],
    [{ action: 'offer', bid: [0, 0, 0], charges: [{ name: 'shipping', per: 'month' }] }, 'malformed'],
    [{ action: 'accept', supply: { mostUnits: 300, minimumOrder: '5000' } }, 'answer'],
    [{ action: 'accept', supply: { mostUnits: '-1' } }, 'malformed'],
    [{ action: 'accept', supply: 300 }, 'malformed'],
    [{ error: { field: 'sid' } }, 'unknown-session'],
    [{ error: 'no' }, 'malformed'],
    [null, 'malformed'],
    ['accept', 'malformed'],
  ])('%j is %s', (reply, kind) => {
    expect(readAgentReply(issues, reply, { maxCharacters: 100, isCalled: false }).kind).toBe(kind);
  });

  it('has its words cut to what can be read', () => {
    expect(
      readAgentReply(issues, { action: 'accept', text: 'x'.repeat(200) }, { maxCharacters: 100, isCalled: false }),
    ).toMatchObject({
      answer: { message: 'x'.repeat(100) },
    });
  });
});

it('the secret of an agent is its own, and a new one with each version', () => {
  const key = Buffer.alloc(32, 7);
  const secrets = [
    agentSecret(key, { vendorId: 'a', version: 1 }),
    agentSecret(key, { vendorId: 'a', version: 2 }),
    agentSecret(key, { vendorId: 'b', version: 1 }),
    agentSecret(Buffer.alloc(32, 8), { vendorId: 'a', version: 1 }),
  ];
  expect(new Set(secrets).size).toBe(4);
  for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(agentSecret(key, { vendorId: 'a', version: 1 })).toBe(secrets[0]);
});
