import { createServer } from 'node:net';
import { type ServiceName, serviceNames } from '@procur/service-kit/service-names';
import getPort from 'get-port';

/** Every port of a platform on one machine. */
export type PlatformPorts = {
  /** The public API: the only one that people need. */
  readonly edge: number;
  readonly postgres: number;
  readonly nats: number;
  readonly smtp: number;
  /** Web page of the mail inbox. */
  readonly inbox: number;
  readonly rpc: Readonly<Record<ServiceName, number>>;
  readonly ops: Readonly<Record<ServiceName, number>>;
};

/** How far apart the groups of ports are from the base. */
const opsOffset = 100;
const serversOffset = 190;

/** Ports that stay the same from start to start: services from `base`, their ops ports a hundred above, servers from base + 190. */
export function fixedPorts({ edge, base }: { readonly edge: number; readonly base: number }): PlatformPorts {
  const servers = base + serversOffset;
  return {
    edge,
    postgres: servers,
    nats: servers + 1,
    smtp: servers + 2,
    inbox: servers + 3,
    rpc: byService((index) => base + index),
    ops: byService((index) => base + opsOffset + index),
  };
}

/** Ports that nothing uses now, for tests. */
export async function freePorts(): Promise<PlatformPorts> {
  const ports = await Promise.all(Array.from({ length: 5 + 2 * serviceNames.length }, () => getPort()));
  const take = () => ports.pop() as number;
  return {
    edge: take(),
    postgres: take(),
    nats: take(),
    smtp: take(),
    inbox: take(),
    rpc: byService(take),
    ops: byService(take),
  };
}

/** Throws a sentence that names the first port in use and how to choose another one. */
export async function assertPortsAreFree(ports: PlatformPorts): Promise<void> {
  const base = 'start with --port-base <n> or PROCUR_PORT_BASE to move all ports but the one of the API';
  await assertFree(ports.edge, 'the API', 'start with --port <n> or PROCUR_PORT to choose another one');
  await assertFree(ports.postgres, 'PostgreSQL', base);
  await assertFree(ports.nats, 'NATS', base);
  await assertFree(ports.smtp, 'the SMTP server of the inbox', base);
  await assertFree(ports.inbox, 'the inbox', base);
  for (const service of serviceNames) {
    await assertFree(ports.rpc[service], `the RPCs of ${service}`, base);
    await assertFree(ports.ops[service], `the metrics of ${service}`, base);
  }
}

function byService(port: (index: number) => number): Record<ServiceName, number> {
  return Object.fromEntries(serviceNames.map((service, index) => [service, port(index)])) as Record<
    ServiceName,
    number
  >;
}

async function assertFree(port: number, use: string, advice: string): Promise<void> {
  const problem = await listenOnce(port);
  if (problem) throw new Error(`port ${port} for ${use} cannot be used (${problem}); ${advice}`);
}

function listenOnce(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' ? 'it is taken' : error.message),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}
