import type { DescService } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import {
  Health as HealthProtocol,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from '@procur/contracts/gen/grpc/health/v1/health_pb.ts';
import { type Health, isReady } from './health.ts';
import type { Routes } from './rpc-server.ts';

// How soon a watcher hears of a change; probes of Kubernetes poll every ten seconds.
const watchIntervalMs = 1000;

/** The gRPC health service, which says of each served service, and of the process, whether it takes calls. */
export function healthRoutes(health: Health, services: readonly DescService[]): Routes {
  const known = ['', ...services.map((service) => service.typeName)];
  const statusOf = async (name: string) => {
    if (!known.includes(name)) return ServingStatus.SERVICE_UNKNOWN;
    return isReady(await health.report()) ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
  };
  return (router) =>
    router.service(HealthProtocol, {
      async check({ service }) {
        const status = await statusOf(service);
        if (status === ServingStatus.SERVICE_UNKNOWN) throw new ConnectError(`no service "${service}"`, Code.NotFound);
        return { status };
      },
      async *watch({ service }, { signal }) {
        let last: ServingStatus | undefined;
        while (!signal.aborted) {
          const status = await statusOf(service);
          if (status !== last) yield { status };
          last = status;
          await pause(watchIntervalMs, signal);
        }
      },
    });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
