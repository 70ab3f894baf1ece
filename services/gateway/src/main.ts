import { randomBytes } from 'node:crypto';
import { now } from '@procur/service-kit/clock';
import { openDatabase } from '@procur/service-kit/database';
import { connectEventBus } from '@procur/service-kit/event-bus';
import { uuidv7 } from '@procur/service-kit/ids';
import { startOutboxRelay } from '@procur/service-kit/outbox-relay';
import { Service } from '@procur/service-kit/service';
import { createArgon2Passwords } from './adapters/argon2-passwords.ts';
import { readCertificateKeys } from './adapters/certificate-keys.ts';
import { createAccessTokens, generateSigningKey } from './adapters/jose-access-tokens.ts';
import { serviceTransports } from './adapters/service-transports.ts';
import { createApp } from './app.ts';
import { loadSigningKeys } from './commands/load-signing-keys.ts';
import { loadConfig } from './config.ts';
import { model } from './database/model.ts';
import { EdgeServer } from './edge/edge-server.ts';
import { createIdempotencyStore } from './edge/idempotency-store.ts';
import { LiveEvents } from './edge/live-events.ts';
import { SharedCounts } from './edge/shared-counts.ts';
import { gatewayRoutes } from './rpc/gateway-routes.ts';

const config = loadConfig();
await using service = new Service('gateway', config);

const database = service.use(await openDatabase(config.database, model, service.log));
const bus = service.use(await connectEventBus({ service: 'gateway', config: config.nats, log: service.log }));
const liveEvents = service.use(new LiveEvents(bus));
const counts = service.use(new SharedCounts(bus, { everyMs: config.limits.shareMs, replica: uuidv7() }));
const signingKeys = await loadSigningKeys({ database, now, newId: uuidv7, generateKey: generateSigningKey });

const accessTokens = await createAccessTokens(signingKeys, { issuer: config.sessions.issuer, now, newId: uuidv7 });
const passwords = await createArgon2Passwords();
const newSecret = () => randomBytes(32).toString('base64url');
const app = createApp({ database, passwords, accessTokens, sessions: config.sessions, now, newId: uuidv7, newSecret });

await service.serveRpc(gatewayRoutes(app));
service.use(startOutboxRelay({ database, bus, log: service.log }));
const upstreams = await serviceTransports(service, config);
const idempotency = createIdempotencyStore(database, { ttlS: config.edge.idempotencyTtlS, now });
const certificateKeys = await readCertificateKeys(config.identity.trustedJwks);
const edge = { config, log: service.log, accessTokens, idempotency, liveEvents, counts, upstreams, certificateKeys };
service.use(await EdgeServer.listen(edge));

await service.stopped();
