import { now } from '@procur/service-kit/clock';
import { openDatabase } from '@procur/service-kit/database';
import { connectEventBus } from '@procur/service-kit/event-bus';
import { consumeEvents } from '@procur/service-kit/event-consumer';
import { uuidv7 } from '@procur/service-kit/ids';
import { startOutboxRelay } from '@procur/service-kit/outbox-relay';
import { Service } from '@procur/service-kit/service';
import { readAgentMasterKey } from './adapters/agent-master-key.ts';
import { parseCsvRecord } from './adapters/csv-record.ts';
import { readExchangeRates, readTaxRates } from './adapters/rate-files.ts';
import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { model } from './database/model.ts';
import { subscriptions } from './events/subscriptions.ts';
import { routes } from './rpc/routes.ts';

const config = loadConfig();
await using service = new Service('vendors', config);
const { log } = service;

const database = service.use(await openDatabase(config.database, model, log));
const bus = service.use(await connectEventBus({ service: 'vendors', config: config.nats, log }));
service.use(startOutboxRelay({ database, bus, log }));

const { catalogue, matching, pricing } = config;
const taxRates = await readTaxRates(pricing.taxRates);
const exchangeRates = await readExchangeRates(pricing.exchangeRates);
const agentMasterKey = await readAgentMasterKey(config.identity.signingKey);
const app = createApp({
  database,
  now,
  newId: uuidv7,
  agentMasterKey,
  parseCsvRecord,
  catalogue,
  matching,
  taxRates,
  exchangeRates,
});

await service.serveRpc(routes(app));
service.use(consumeEvents({ bus, database, log, subscriptions: subscriptions(app) }));

await service.stopped();
