import { join } from 'node:path';
import { startNatsServer } from '../../src/nats-server.ts';

const [binary = '', folder = ''] = process.argv.slice(2);
const server = await startNatsServer({ binary, storeFolder: folder, logFile: join(folder, '..', 'orphan.log') });
process.stdout.write(`${server.child.pid}\n`);
setInterval(() => {}, 1_000);
