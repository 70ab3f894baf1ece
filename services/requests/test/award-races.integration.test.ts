import { randomUUID } from 'node:crypto';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { startNats, type TestNats } from '@procur/testing/nats';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { awardRaces, type Hall, openHall, runRace } from './support/award-race.ts';
import { fakeServices } from './support/fake-services.ts';
import { type RequestsUnderTest, startRequests } from './support/start-requests.ts';

const races = 240;
// As many at once as keep two cores busy without starving each other.
const atOnce = 12;
const organisationId = randomUUID();
const services = fakeServices();
let postgres: TestPostgres;
let nats: TestNats;
let replicas: readonly [RequestsUnderTest, RequestsUnderTest];
let hall: Hall;

beforeAll(async () => {
  postgres = await startPostgres();
  nats = await startNats();
  const from = { databaseUrl: postgres.databaseUrl, natsUrl: nats.url, services };
  replicas = [await startRequests(from), await startRequests(from)];
  hall = openHall({ replicas, services, organisationId });
  const allocated = toMoney('1000000000', 'USD');
  await admin().createBudget({ name: 'IT', allocated, fiscalYear: 2026, isDefault: true });
});
afterAll(async () => {
  for (const replica of replicas ?? []) await replica[Symbol.asyncDispose]();
  await nats?.[Symbol.asyncDispose]();
  await postgres?.[Symbol.asyncDispose]();
});

it('awards once or not at all, whoever decides at the same moment and whatever dies on the way', {
  timeout: 280_000,
}, async () => {
  const waiting = fc.sample(awardRaces, { numRuns: races, seed: 4 });
  const killing = setInterval(killOneConnection, 150);
  const runOn = async () => {
    for (let race = waiting.pop(); race; race = waiting.pop()) await runRace(hall, race);
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, runOn));
  } finally {
    clearInterval(killing);
  }
  const ends = await readEnds();
  expect(ends).toHaveLength(races);
  expect(ends.filter((end) => !isSound(end))).toEqual([]);
  // All of it happened, or nothing was tested.
  for (const status of ['awarded', 'rejected', 'cancelled'])
    expect(ends.filter((end) => end.status === status).length).toBeGreaterThan(10);
  await expectBalancedLedger(ends);
});

/** How a request ended and what the rest of the platform was told of it. */
type End = {
  readonly id: string;
  readonly negotiation_id: string;
  readonly status: string;
  readonly approved: number;
  readonly rejected: number;
  readonly cancelled: number;
  /** What its bookings still hold. */
  readonly held: string;
};

async function readEnds(): Promise<readonly End[]> {
  const told = (name: string) =>
    `(select count(*)::int from requests.outbox_messages where aggregate_id = r.id::text and subject = 'procur.requests.v1.${name}')`;
  return await postgres.query<End>(
    `select r.id, r.negotiation_id, r.status, ${told('award_approved')} as approved, ${told('award_rejected')} as rejected,
       ${told('request_cancelled')} as cancelled,
       (select coalesce(sum(case kind when 'commitment' then amount else -amount end), 0)::text
          from requests.budget_entries where request_id = r.id) as held
     from requests.purchase_requests r where r.organisation_id = $1`,
    [organisationId],
  );
}

function isSound({ status, approved, rejected, cancelled, held, negotiation_id }: End): boolean {
  const isConcluded = services.state.concluded.includes(negotiation_id);
  if (status === 'awarded') return approved === 1 && rejected === 0 && cancelled === 0 && Number(held) > 0;
  const isStopped = approved === 0 && !isConcluded && Number(held) === 0;
  return isStopped && (status === 'rejected' ? rejected === 1 : status === 'cancelled' && cancelled === 1);
}

async function expectBalancedLedger(ends: readonly End[]): Promise<void> {
  const { budgets } = await admin().listBudgets({});
  const committed = budgets[0]?.committed;
  const held = ends.reduce((sum, end) => sum + Number(end.held), 0);
  expect(committed && fromMoney(committed).value.toNumber()).toBe(held);
}

function admin() {
  return hall.people[0].zoe.policies;
}

// As a killed process leaves it: the transaction is gone, and whether COMMIT arrived nobody was told.
async function killOneConnection(): Promise<void> {
  await postgres.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'procur-requests' and state <> 'idle'
     order by random() limit 1`,
  );
}
