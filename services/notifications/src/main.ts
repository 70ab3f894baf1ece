import { randomBytes } from 'node:crypto';
import { UsersService } from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { VendorAnswersService } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { now } from '@procur/service-kit/clock';
import { openDatabase } from '@procur/service-kit/database';
import { connectEventBus } from '@procur/service-kit/event-bus';
import { consumeEvents } from '@procur/service-kit/event-consumer';
import { uuidv7 } from '@procur/service-kit/ids';
import { startOutboxRelay } from '@procur/service-kit/outbox-relay';
import { Service } from '@procur/service-kit/service';
import { gatewayPeople } from './adapters/gateway-people.ts';
import { httpPoster } from './adapters/http-poster.ts';
import { smtpMailer } from './adapters/smtp-mailer.ts';
import { vendorsContacts } from './adapters/vendors-contacts.ts';
import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { model } from './database/model.ts';
import { eventNames } from './events/notices.ts';
import { subscriptions } from './events/subscriptions.ts';
import { notificationsRoutes } from './rpc/notifications-routes.ts';

const config = loadConfig();
const { endpoints, nats, publicUrl } = config;
await using service = new Service('notifications', config);
const { log } = service;

const database = service.use(await openDatabase(config.database, model, log));
const bus = service.use(await connectEventBus({ service: 'notifications', config: nats, log }));
service.use(startOutboxRelay({ database, bus, log }));
const mailer = service.use(smtpMailer(config.smtp));
const people = gatewayPeople(service.client(UsersService, config.rpc.urls.gateway));
const vendorContacts = vendorsContacts(service.client(VendorAnswersService, config.rpc.urls.vendors));

const { maxAttempts } = nats;
const { maxPerOrganisation: maxEndpoints, ...rules } = endpoints;
const settings = { ...rules, publicUrl, maxAttempts, maxEndpoints, eventNames };
const ports = { database, people, vendorContacts, mailer, poster: httpPoster(endpoints), settings };
const app = createApp({ ...ports, now, newId: uuidv7, newSecret: () => randomBytes(32) });

await service.serveRpc(notificationsRoutes(app));
service.use(consumeEvents({ bus, database, log, subscriptions: subscriptions(app) }));

await service.stopped();
