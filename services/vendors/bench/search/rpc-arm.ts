import { percentiles } from './measured-arm.ts';
import type { SearchQuery } from './search-queries.ts';
import type { ServiceUnderLoad } from './service-under-load.ts';

export type RpcResult = {
  readonly queriesPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly recall: number;
  readonly engines: readonly string[];
  /** Processor time of the service for one query. */
  readonly cpuMs: number;
};

/** SearchProducts by several callers at once, ten products a page. */
export async function measureRpc(
  service: ServiceUnderLoad,
  queries: readonly SearchQuery[],
  callers: number,
): Promise<RpcResult> {
  const run = new RpcRun(service);
  await run.ask(queries.slice(0, 50), callers);
  const measured = new RpcRun(service);
  const [startedMs, cpuBefore] = [performance.now(), await service.cpuSeconds()];
  await measured.ask(queries, callers);
  const seconds = (performance.now() - startedMs) / 1000;
  const cpuMs = ((await service.cpuSeconds()) - cpuBefore) * 1000;
  return {
    queriesPerSecond: queries.length / seconds,
    ...percentiles(measured.times),
    recall: measured.found / queries.length,
    engines: [...measured.engines],
    cpuMs: cpuMs / queries.length,
  };
}

/** Asks until the answers come from the index. @returns seconds waited. */
export async function waitForIndex({ catalogue }: ServiceUnderLoad, timeoutMs = 600_000): Promise<number> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < timeoutMs) {
    const { engine } = await catalogue.searchProducts({ query: 'toner', pageSize: 1 });
    if (engine.startsWith('index')) return (performance.now() - startedMs) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('the index was not ready in time');
}

class RpcRun {
  readonly times: number[] = [];
  readonly engines = new Set<string>();
  found = 0;
  readonly #service: ServiceUnderLoad;

  constructor(service: ServiceUnderLoad) {
    this.#service = service;
  }

  async ask(queries: readonly SearchQuery[], callers: number): Promise<void> {
    let next = 0;
    const caller = async () => {
      for (let query = queries[next++]; query !== undefined; query = queries[next++]) await this.#one(query);
    };
    await Promise.all(Array.from({ length: callers }, caller));
  }

  async #one({ text, productId }: SearchQuery): Promise<void> {
    const startedMs = performance.now();
    const { products, engine } = await this.#service.catalogue.searchProducts({ query: text, pageSize: 10 });
    this.times.push(performance.now() - startedMs);
    this.engines.add(engine);
    if (products.some(({ sku }) => sku === productId)) this.found += 1;
  }
}
