import type { SearchQuery } from './search-queries.ts';

export type ArmResult = {
  readonly name: string;
  readonly queriesPerSecond: number;
  /** By this process's processor time: what it would be on a machine without other work. Of Postgres only the asking. */
  readonly queriesPerProcessorSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Share of the queries whose product is among the first ten. */
  readonly recall: number;
  readonly recallByKind: Readonly<Record<string, number>>;
};

export type Arm = {
  readonly name: string;
  /** The first ten products. */
  readonly search: (text: string) => Promise<readonly string[]> | readonly string[];
};

/** One query after the other, after some that fill caches and compile code. */
export async function measureArm({ name, search }: Arm, queries: readonly SearchQuery[]): Promise<ArmResult> {
  for (const { text } of queries.slice(0, Math.min(200, queries.length / 4))) await search(text);
  const times: number[] = [];
  const found: boolean[] = [];
  const [startedMs, cpuBefore] = [performance.now(), process.cpuUsage()];
  for (const { text, productId } of queries) {
    const beganMs = performance.now();
    const products = await search(text);
    times.push(performance.now() - beganMs);
    found.push(products.includes(productId));
  }
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const rates = {
    queriesPerSecond: queries.length / seconds,
    queriesPerProcessorSecond: (queries.length / (user + system)) * 1_000_000,
  };
  return { name, ...rates, ...percentiles(times), ...recalls(queries, found) };
}

export function percentiles(times: readonly number[]): { readonly p50Ms: number; readonly p99Ms: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

function recalls(queries: readonly SearchQuery[], found: readonly boolean[]) {
  const hits = queries.map(({ kind }, index) => ({ kind, isFound: found[index] === true }));
  const share = (some: typeof hits) => some.filter(({ isFound }) => isFound).length / some.length;
  const byKind = Map.groupBy(hits, ({ kind }) => kind);
  return {
    recall: share(hits),
    recallByKind: Object.fromEntries([...byKind].map(([kind, some]) => [kind, share(some)])),
  };
}
