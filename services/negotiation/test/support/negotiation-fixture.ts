import { fromBinary, toJsonString } from '@bufbuild/protobuf';
import type { EventDeclaration } from '@procur/contracts/event-declaration';
import * as events from '@procur/contracts/events';
import { grantMandate } from '@procur/deal-certificate/test/support/grant-mandate';
import { eventually } from '@procur/testing/eventually';
import { startNats, type TestNats } from '@procur/testing/nats';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { NegotiationOrder } from '../../src/domain/negotiation-order.ts';
import type { NegotiationView } from '../../src/queries/negotiation-view.ts';
import { expectVerified } from './expect-verified.ts';
import type { FakeVendors } from './fake-vendors.ts';
import { organisationId } from './negotiation-builder.ts';
import { type Negotiating, type StartOptions, signingKeys, startNegotiation } from './start-negotiation.ts';

/** Postgres and NATS of one test file, and what its tests do again and again. */
export function negotiationFixture() {
  let nats: TestNats;
  let postgres: TestPostgres;
  const open: Negotiating[] = [];
  beforeAll(async () => {
    [nats, postgres] = await Promise.all([startNats(), startPostgres()]);
  });
  afterEach(async () => {
    for (const started of open.splice(0).reverse()) await started[Symbol.asyncDispose]();
  });
  afterAll(async () => {
    await nats?.[Symbol.asyncDispose]();
    await postgres?.[Symbol.asyncDispose]();
  });
  return {
    servers: () => ({ databaseUrl: postgres.databaseUrl, natsUrl: nats.url }),
    query: <Row extends Record<string, unknown>>(sql: string, values: readonly unknown[] = []) =>
      postgres.query<Row>(sql, values),
    start: async ({ counterparty }: Pick<FakeVendors, 'counterparty'>, options: Partial<StartOptions> = {}) => {
      const started = await startNegotiation({
        databaseUrl: postgres.databaseUrl,
        natsUrl: nats.url,
        counterparty,
        ...options,
      });
      open.push(started);
      return started;
    },
    /** Names of the events of a negotiation, in order. */
    eventNames: async (id: string): Promise<string[]> => {
      const sql = 'select subject from negotiation.outbox_messages where aggregate_id = $1 order by seq';
      const rows = await postgres.query<{ subject: string }>(sql, [id]);
      return rows.map(({ subject }) => subject.split('.').at(-1) ?? '');
    },
    /** Everything that was published about a negotiation, readable. */
    publishedJson: async (id: string): Promise<string> => {
      const sql = 'select subject, payload from negotiation.outbox_messages where aggregate_id = $1';
      const rows = await postgres.query<{ subject: string; payload: Uint8Array }>(sql, [id]);
      return rows.map(({ subject, payload }) => toReadable(subject, payload)).join('\n');
    },
  };
}

/** Opens a negotiation on a mandate that is granted for it. */
export async function open({ app }: Negotiating, { mandate, ...order }: NegotiationOrder): Promise<string> {
  const signedMandate = await grantMandate(signingKeys, {
    organisationId,
    requestId: order.requestId,
    attempt: order.attempt,
    mandate,
  });
  return await app.openNegotiation(organisationId, { ...order, signedMandate });
}

/** Waits until the negotiation has ended one way or another. Whatever a test does, a deal can be recomputed from its certificate. */
export async function untilEnded(service: Negotiating, id: string): Promise<NegotiationView> {
  const { app } = service;
  const ended = await eventually(
    async () => {
      const view = await app.getNegotiation({ id, organisationId });
      expect(view.negotiation.status).not.toBe('running');
      return view;
    },
    { timeoutMs: 30_000 },
  );
  if (ended.negotiation.status === 'completed') await expectVerified(service, id);
  return ended;
}

function toReadable(subject: string, payload: Uint8Array): string {
  const declarations = Object.values(events).flatMap((value): EventDeclaration[] => ('schema' in value ? [value] : []));
  const declared = declarations.find((event) => event.subject === subject);
  if (!declared) throw new Error(`${subject} is not declared`);
  return toJsonString(declared.schema, fromBinary(declared.schema, payload));
}
