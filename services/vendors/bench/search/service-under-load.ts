import type { Client } from '@connectrpc/connect';
import {
  CatalogueService,
  ImportStatus,
  VendorsService,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { startNats } from '@procur/testing/nats';
import { rpcClient } from '@procur/testing/rpc';
import { startServiceProcess } from '@procur/testing/service-process';
import { testKeys } from '@procur/testing/test-keys';
import type { IndexedProduct } from '../../src/domain/search/index-document.ts';

/** The service in a process of its own, with its metrics. */
export type ServiceUnderLoad = {
  readonly catalogue: Client<typeof CatalogueService>;
  readonly vendors: Client<typeof VendorsService>;
  readonly cpuSeconds: () => Promise<number>;
  readonly residentMb: () => Promise<number>;
};

type Env = Readonly<Record<string, string>>;

/** Starts services on one database and one broker; each with settings of its own. */
export async function serviceStarter(stack: AsyncDisposableStack, databaseUrl: string) {
  const nats = stack.use(await startNats());
  const keys = await testKeys();
  return async (env: Env = {}): Promise<ServiceUnderLoad> => {
    const identities = { SERVICE_SIGNING_KEY: keys.signingKeys.vendors ?? '', TRUSTED_JWKS: keys.trustedJwks };
    const places = { DATABASE_URL: databaseUrl, NATS_URL: nats.url };
    const service = stack.use(
      await startServiceProcess({ service: 'vendors', env: { ...places, ...identities, ...env } }),
    );
    const identity = { subject: 'bench', organisationId: 'bench', roles: ['admin' as const] };
    const target = { url: service.rpcUrl, keys, identity };
    const metric = (name: string) => processMetric(service.opsUrl, name);
    return {
      catalogue: stack.use(rpcClient(CatalogueService, target)),
      vendors: stack.use(rpcClient(VendorsService, target)),
      cpuSeconds: () => metric('process_cpu_seconds_total'),
      residentMb: async () => (await metric('process_resident_memory_bytes')) / 2 ** 20,
    };
  };
}

/** Puts the products into the catalogue of the bench's organisation, as JSON lines. Returns the seconds it took. */
export async function importProducts(service: ServiceUnderLoad, products: readonly IndexedProduct[]): Promise<number> {
  const { vendor } = await service.vendors.createVendor({
    vendor: { slug: 'bench', name: 'Bench', categories: ['tools'] },
  });
  const startedMs = performance.now();
  const { catalogueImport } = await service.catalogue.uploadCatalogue(pieces(products, vendor?.id ?? ''));
  let done = catalogueImport;
  while (done?.status !== ImportStatus.COMPLETED) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const importId = catalogueImport?.id ?? '';
    ({ catalogueImport: done } = await service.catalogue.getCatalogueImport({ importId }));
    if (done?.status === ImportStatus.FAILED) throw new Error(done.failureReason);
  }
  if (Number(done.rowsRejected) > products.length / 20) throw new Error(`${done.rowsRejected} rows were refused`);
  return (performance.now() - startedMs) / 1000;
}

async function* pieces(products: readonly IndexedProduct[], vendorId: string) {
  yield { part: { case: 'header' as const, value: { fileName: 'bench.jsonl', vendorId } } };
  for (let from = 0; from < products.length; from += 200) {
    const lines = products.slice(from, from + 200).map((product) => `${JSON.stringify(toLine(product))}\n`);
    yield { part: { case: 'chunk' as const, value: Buffer.from(lines.join('')) } };
  }
}

function toLine({ id, name, description, brand, partNumber, specs }: IndexedProduct) {
  return { sku: id, name, description, brand, part_number: partNumber, currency: 'EUR', price: '10.00', specs };
}

async function processMetric(opsUrl: string, name: string): Promise<number> {
  const text = await (await fetch(`${opsUrl}/metrics`)).text();
  return Number(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)`, 'm').exec(text)?.[1] ?? 0);
}
