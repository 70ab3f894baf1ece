import { NegotiationService } from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { VendorsService } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { mandatePurpose } from '@procur/deal-certificate/mandate-document';
import { now } from '@procur/service-kit/clock';
import { openDatabase } from '@procur/service-kit/database';
import { createDocumentSigner } from '@procur/service-kit/document-signature';
import { connectEventBus } from '@procur/service-kit/event-bus';
import { consumeEvents } from '@procur/service-kit/event-consumer';
import { uuidv7 } from '@procur/service-kit/ids';
import { openLanguageModel } from '@procur/service-kit/language-model';
import { startOutboxRelay } from '@procur/service-kit/outbox-relay';
import { recordModelUsage } from '@procur/service-kit/record-model-usage';
import { Service } from '@procur/service-kit/service';
import { createNeedReader } from './adapters/model-need-reader.ts';
import { createNegotiationDesk } from './adapters/negotiation-client.ts';
import { createVendorDirectory } from './adapters/vendors-client.ts';
import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { model } from './database/model.ts';
import { subscriptions } from './events/subscriptions.ts';
import { requestsRoutes } from './rpc/requests-routes.ts';

const config = loadConfig();
await using service = new Service('requests', config);
const { log } = service;

const database = service.use(await openDatabase(config.database, model, log));
const bus = service.use(await connectEventBus({ service: 'requests', config: config.nats, log }));
const usage = recordModelUsage({ owner: 'requests', database, log });
const languageModel = await openLanguageModel(config.languageModel, usage);

const { signingKey } = config.identity;
const mandateSigner = await createDocumentSigner({ service: 'requests', signingKey, purpose: mandatePurpose });

const app = createApp({
  database,
  vendors: createVendorDirectory(service.client(VendorsService, config.rpc.urls.vendors)),
  negotiations: createNegotiationDesk(service.client(NegotiationService, config.rpc.urls.negotiation), mandateSigner),
  needReader: createNeedReader(languageModel),
  limits: config.limits,
  now,
  newId: uuidv7,
});

service.use(startOutboxRelay({ database, bus, log }));
await service.serveRpc(requestsRoutes(app));
service.use(consumeEvents({ bus, database, log, subscriptions: subscriptions(app, config.nats.maxAttempts) }));

await service.stopped();
