import { now } from '@procur/service-kit/clock';
import { readConfig } from '@procur/service-kit/config';
import { type Database, openDatabase } from '@procur/service-kit/database';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { connectEventBus } from '@procur/service-kit/event-bus';
import { consumeEvents } from '@procur/service-kit/event-consumer';
import { uuidv7 } from '@procur/service-kit/ids';
import { createLogger } from '@procur/service-kit/logger';
import { natsSettings } from '@procur/service-kit/nats-settings';
import { startOutboxRelay } from '@procur/service-kit/outbox-relay';
import { forOrganisation } from '@procur/service-kit/tenant-scope';
import { testKeys } from '@procur/testing/test-keys';
import { openSignatures } from '../../src/adapters/signatures.ts';
import { type App, createApp } from '../../src/app.ts';
import { negotiationSettings } from '../../src/config.ts';
import { model } from '../../src/database/model.ts';
import { subscriptions } from '../../src/events/subscriptions.ts';
import type { Counterparty, Ports } from '../../src/ports.ts';
import { organisationId } from './negotiation-builder.ts';

export type Negotiating = AsyncDisposable & { readonly app: App; readonly database: Database; readonly ports: Ports };

export type StartOptions = {
  readonly databaseUrl: string;
  readonly natsUrl: string;
  readonly counterparty: Counterparty;
  /** False leaves events in the outbox, for tests that play rounds by hand. */
  readonly events?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
  readonly changes?: Partial<Pick<Ports, 'now' | 'newId' | 'wordsmith'>>;
};

const fast = { RETRY_BASE_DELAY_MS: '50', ACK_WAIT_MS: '5000', OUTBOX_POLL_MS: '100' };
/** Whoever signs in a test signs with one of these. */
export const signingKeys = await testKeys();
const silent = createLogger({ service: 'test', level: 'silent' });

/** One replica of the service, wired as main.ts wires it, with vendors of the test's choice. */
export async function startNegotiation(options: StartOptions): Promise<Negotiating> {
  const { databaseUrl, natsUrl, counterparty, settings = {} } = options;
  const environment = { ...fast, DATABASE_URL: databaseUrl, NATS_URL: natsUrl, ...settings };
  const stack = new AsyncDisposableStack();
  const database = stack.use(await openDatabase(readConfig(databaseSettings, environment), model, silent));
  const ports: Ports = {
    database,
    counterparty,
    signatures: await openSignatures({
      signingKey: signingKeys.signingKeys.negotiation ?? '',
      trustedJwks: signingKeys.trustedJwks,
    }),
    wordsmith: undefined,
    now,
    newId: uuidv7,
    settings: readConfig(negotiationSettings, environment),
    ...options.changes,
  };
  const app = createApp(ports);
  if (options.events !== false) {
    const config = readConfig(natsSettings, environment);
    const bus = stack.use(await connectEventBus({ service: 'negotiation', config, log: silent }));
    stack.use(startOutboxRelay({ database, bus, log: silent }));
    stack.use(consumeEvents({ bus, database, log: silent, subscriptions: subscriptions(app) }));
  }
  return { app: inOrganisation(app), database, ports, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

// The way in of a test: a call for the organisation it names, or for that of the builder where it names none.
function inOrganisation(app: App): App {
  return new Proxy(app, {
    get: (verbs, name) => {
      const verb: unknown = Reflect.get(verbs, name);
      if (typeof verb !== 'function') return verb;
      return (...given: unknown[]) =>
        forOrganisation(organisationOf(name, given), () => Reflect.apply(verb, verbs, given));
    },
  });
}

function organisationOf(verb: string | symbol, given: readonly unknown[]): string {
  if (verb === 'openNegotiation') return String(given[0]);
  const named = given.find((each) => typeof each === 'object' && each !== null && 'organisationId' in each);
  return String(Reflect.get(named ?? { organisationId }, 'organisationId'));
}
