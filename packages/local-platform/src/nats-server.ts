import { mkdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import getPort from 'get-port';
import { type Child, startChild } from './child.ts';
import { waitUntil } from './wait-until.ts';

/** What nats-server needs to know. */
export type NatsOptions = {
  readonly binary: string;
  /** JetStream keeps its streams here. */
  readonly storeFolder: string;
  readonly logFile: string;
  /** A free one when left out. */
  readonly port?: number;
};

/** A running nats-server with JetStream on 127.0.0.1. */
export type NatsServer = {
  readonly port: number;
  readonly url: string;
  readonly child: Child;
  readonly stop: () => Promise<void>;
};

const startTimeoutMs = 15_000;

/** Starts nats-server and waits until it answers. Throws with the end of its log when it does not come up. */
export async function startNatsServer(options: NatsOptions): Promise<NatsServer> {
  mkdirSync(options.storeFolder, { recursive: true });
  const port = options.port ?? (await getPort());
  const args = ['--addr', '127.0.0.1', '--port', String(port), '--jetstream', '--store_dir', options.storeFolder];
  const child = await startChild({ command: options.binary, args, logFile: options.logFile, stopSignal: 'INT' });
  const check = () => {
    if (!child.running())
      throw new Error(
        `nats-server ended while starting:\n${readFileSync(options.logFile, 'utf8').split('\n').slice(-8).join('\n')}`,
      );
  };
  await waitUntil(() => greeting(port), {
    what: 'nats-server answers',
    timeoutMs: startTimeoutMs,
    intervalMs: 20,
    check,
  });
  return { port, url: `nats://127.0.0.1:${port}`, child, stop: () => child.stop() };
}

/** A NATS server speaks first: `INFO {...}` with `"jetstream":true` once JetStream is ready. */
function greeting(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.setTimeout(1_000, () => socket.destroy(new Error('nats-server said nothing')));
    socket.once('error', reject);
    socket.once('data', (chunk) => {
      socket.destroy();
      const info = chunk.toString('utf8');
      if (info.startsWith('INFO ') && info.includes('"jetstream":true')) resolve();
      else reject(new Error(`not a NATS server with JetStream: ${info.slice(0, 80)}`));
    });
  });
}
