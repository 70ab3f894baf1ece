import { now } from '@procur/service-kit/clock';
import { openDatabase } from '@procur/service-kit/database';
import { connectEventBus } from '@procur/service-kit/event-bus';
import { consumeEvents } from '@procur/service-kit/event-consumer';
import { uuidv7 } from '@procur/service-kit/ids';
import { startOutboxRelay } from '@procur/service-kit/outbox-relay';
import { startPeriodic } from '@procur/service-kit/periodic';
import { Service } from '@procur/service-kit/service';
import { jetstreamBroker } from './adapters/jetstream-broker.ts';
import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { model } from './database/model.ts';
import { findDeclaration } from './events/event-catalogue.ts';
import { subscriptions } from './events/subscriptions.ts';
import { auditRoutes } from './rpc/audit-routes.ts';

const config = loadConfig();
const { nats, retention, warnings } = config;
await using service = new Service('audit', config);
const { log } = service;

const database = service.use(await openDatabase(config.database, model, log));
const bus = service.use(await connectEventBus({ service: 'audit', config: nats, log }));
service.use(startOutboxRelay({ database, bus, log }));

const app = createApp({ database, broker: jetstreamBroker(bus), retention, warnings, now, newId: uuidv7 });

await service.serveRpc(auditRoutes(app, (subject) => findDeclaration(subject)?.schema));
service.use(consumeEvents({ bus, database, log, subscriptions: subscriptions(app) }));
const { cleanupIntervalMs } = retention;
service.use(startPeriodic({ name: 'clean-up', intervalMs: cleanupIntervalMs, work: app.removeExpiredEvents, log }));
const { checkIntervalMs } = warnings;
service.use(startPeriodic({ name: 'warnings', intervalMs: checkIntervalMs, work: app.raiseWarnings, log }));

await service.stopped();
