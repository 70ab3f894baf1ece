import { OrganisationsService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { now } from '@procur/service-kit/clock';
import { openDatabase } from '@procur/service-kit/database';
import { connectEventBus } from '@procur/service-kit/event-bus';
import { consumeEvents } from '@procur/service-kit/event-consumer';
import { uuidv7 } from '@procur/service-kit/ids';
import { openLanguageModel } from '@procur/service-kit/language-model';
import { startOutboxRelay } from '@procur/service-kit/outbox-relay';
import { startPeriodic } from '@procur/service-kit/periodic';
import { recordModelUsage } from '@procur/service-kit/record-model-usage';
import { Service } from '@procur/service-kit/service';
import { answerPorts } from './adapters/answer-ports.ts';
import { parseCsvRecord } from './adapters/csv-record.ts';
import { embeddingsEndpoint } from './adapters/embeddings-endpoint.ts';
import { organisationClient } from './adapters/organisation-client.ts';
import { proseModel } from './adapters/prose-model.ts';
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
const usage = recordModelUsage({ owner: 'vendors', database, log });
const proseReader = proseModel(await openLanguageModel(config.languageModel, usage));
const findBuyerName = organisationClient(service.client(OrganisationsService, config.rpc.urls.gateway));
const app = createApp({
  database,
  now,
  newId: uuidv7,
  log,
  findBuyerName,
  proseReader,
  ...(await answerPorts(config, now)),
  answers: config.answers,
  parseCsvRecord,
  catalogue,
  matching,
  search: config.search,
  embeddings: embeddingsEndpoint(config.embeddings),
  taxRates,
  exchangeRates,
  pricing,
});

await service.serveRpc(routes(app));
service.use(consumeEvents({ bus, database, log, subscriptions: subscriptions(app) }));
service.use(startPeriodic({ name: 'vendor answers', intervalMs: config.answers.checkMs, work: app.watchAnswers, log }));
service.use(
  startPeriodic({ name: 'product vectors', intervalMs: config.embeddings.checkMs, work: app.embedProducts, log }),
);

await service.stopped();
