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
import { ExtractionPool } from './adapters/extraction/extraction-pool.ts';
import { openFileStore } from './adapters/open-file-store.ts';
import { pdfWriter } from './adapters/pdf/pdf-writer.ts';
import { remotePorts } from './adapters/remote-ports.ts';
import { tenderModel } from './adapters/tender-model.ts';
import { openTenderReader } from './adapters/tender-reader.ts';
import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { model } from './database/model.ts';
import { subscriptions } from './events/subscriptions.ts';
import { limitsOf } from './limits.ts';
import { documentsRoutes } from './rpc/documents-routes.ts';

const config = loadConfig();
await using service = new Service('documents', config);

const database = service.use(await openDatabase(config.database, model, service.log));
const bus = service.use(await connectEventBus({ service: 'documents', config: config.nats, log: service.log }));
const extraction = service.use(new ExtractionPool(config.extraction));

const recordUsage = recordModelUsage({ owner: 'documents', database, log: service.log });

const app = createApp({
  database,
  files: await openFileStore(config.files),
  readTender: await openTenderReader(extraction, config.vision, recordUsage),
  prepareToRead: () => extraction.prepare(),
  ...remotePorts(service, config.rpc.urls),
  writer: pdfWriter,
  tenderModel: tenderModel(await openLanguageModel(config.languageModel, recordUsage)),
  now,
  newId: uuidv7,
  limits: limitsOf(config),
});

await service.serveRpc(documentsRoutes(app));
service.use(startOutboxRelay({ database, bus, log: service.log }));
service.use(consumeEvents({ bus, database, log: service.log, subscriptions: subscriptions(app) }));
const { sweepIntervalMs: intervalMs } = config.files;
service.use(startPeriodic({ name: 'file sweep', intervalMs, work: app.removeOrphans, log: service.log }));

await service.stopped();
