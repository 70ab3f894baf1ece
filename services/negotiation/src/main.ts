import { CounterpartyService } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { now } from '@procur/service-kit/clock';
import { openDatabase } from '@procur/service-kit/database';
import { connectEventBus } from '@procur/service-kit/event-bus';
import { consumeEvents } from '@procur/service-kit/event-consumer';
import { uuidv7 } from '@procur/service-kit/ids';
import { openLanguageModel } from '@procur/service-kit/language-model';
import { startOutboxRelay } from '@procur/service-kit/outbox-relay';
import { recordModelUsage } from '@procur/service-kit/record-model-usage';
import { Service } from '@procur/service-kit/service';
import { counterpartyClient } from './adapters/counterparty-client.ts';
import { RecurringWork } from './adapters/recurring-work.ts';
import { openSignatures } from './adapters/signatures.ts';
import { wordingModel } from './adapters/wording-model.ts';
import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { model } from './database/model.ts';
import { subscriptions } from './events/subscriptions.ts';
import { negotiationRoutes } from './rpc/negotiation-routes.ts';

const config = loadConfig();
const { counterpartyDeadlineMs, expiryCheckMs, ...settings } = config.negotiation;
await using service = new Service('negotiation', config);
const { log } = service;

const database = service.use(await openDatabase(config.database, model, log));
const bus = service.use(await connectEventBus({ service: 'negotiation', config: config.nats, log }));
service.use(startOutboxRelay({ database, bus, log }));

const vendors = service.client(CounterpartyService, config.rpc.urls.vendors);
const counterparty = counterpartyClient(vendors, { timeoutMs: counterpartyDeadlineMs });
const signatures = await openSignatures(config.identity);
const usage = recordModelUsage({ owner: 'negotiation', database, log });
const wordsmith = wordingModel(await openLanguageModel(config.languageModel, usage));
const app = createApp({ database, counterparty, signatures, wordsmith, now, newId: uuidv7, settings });

await service.serveRpc(negotiationRoutes(app));
service.use(consumeEvents({ bus, database, log, subscriptions: subscriptions(app) }));
service.use(new RecurringWork({ everyMs: expiryCheckMs, log, work: app.expireNegotiations }));
service.use(new RecurringWork({ everyMs: expiryCheckMs, log, work: app.expireMoves }));
service.use(new RecurringWork({ everyMs: expiryCheckMs, log, work: app.warnOfPauses }));

await service.stopped();
