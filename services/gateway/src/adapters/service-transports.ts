import type { Service } from '@procur/service-kit/service';
import type { Config } from '../config.ts';
import type { Upstreams } from '../edge/upstreams.ts';

/** How each service is reached; the gateway reaches itself over its own RPC port, so that its calls are checked alike. */
export async function serviceTransports(service: Service, { process, rpc }: Config): Promise<Upstreams> {
  const { rpc: port } = await service.ports();
  // A wildcard address can be listened on but not called.
  const host = ['0.0.0.0', '::'].includes(process.host) ? '127.0.0.1' : process.host;
  const urls = { ...rpc.urls, gateway: `http://${host}:${port}` };
  return (owner) => service.transport(urls[owner]);
}
