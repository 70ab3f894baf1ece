import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromJsonString } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import { CounterpartyService } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { PricingService } from '@procur/contracts/gen/procur/vendors/v1/pricing_service_pb.ts';
import { VendorAnswersService } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { GuardrailsSchema, type Vendor, VendorSchema } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import {
  type CatalogueImport,
  CatalogueService,
  ImportStatus,
  VendorsService,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import type { RoleName } from '@procur/service-kit/roles';
import { eventually } from '@procur/testing/eventually';
import { startNats, type TestNats } from '@procur/testing/nats';
import { startPostgres, type TestPostgres } from '@procur/testing/postgres';
import { rpcClient } from '@procur/testing/rpc';
import { type ServiceProcess, startServiceProcess } from '@procur/testing/service-process';
import { testKeys } from '@procur/testing/test-keys';
import { expect } from 'vitest';
import { startOrganisations } from './start-organisations.ts';

export type VendorsClients = {
  readonly vendors: Client<typeof VendorsService>;
  readonly catalogue: Client<typeof CatalogueService>;
  readonly table: Client<typeof CounterpartyService>;
  readonly answers: Client<typeof VendorAnswersService>;
  readonly pricing: Client<typeof PricingService>;
};

/** The real service in a process of its own, with real Postgres and NATS. */
export type VendorsUnderTest = AsyncDisposable & {
  readonly postgres: TestPostgres;
  readonly nats: TestNats;
  readonly process: ServiceProcess;
  readonly as: (organisationId: string, roles?: readonly RoleName[]) => VendorsClients;
};

export async function startVendors(env: Readonly<Record<string, string>> = {}): Promise<VendorsUnderTest> {
  const stack = new AsyncDisposableStack();
  const postgres = stack.use(await startPostgres());
  const nats = stack.use(await startNats());
  const keys = await testKeys();
  const gateway = stack.use(await startOrganisations(keys.trustedJwks));
  const process = stack.use(
    await startServiceProcess({
      service: 'vendors',
      env: {
        DATABASE_URL: postgres.databaseUrl,
        NATS_URL: nats.url,
        SERVICE_SIGNING_KEY: keys.signingKeys.vendors ?? '',
        TRUSTED_JWKS: keys.trustedJwks,
        GATEWAY_URL: gateway.url,
        RETRY_BASE_DELAY_MS: '200',
        ACK_WAIT_MS: '1000',
        ...env,
      },
    }),
  );
  const as = (organisationId: string, roles: readonly RoleName[] = ['admin']): VendorsClients => {
    const service = roles.includes('operator') ? 'operator' : roles.includes('service') ? 'negotiation' : 'gateway';
    const target = { url: process.rpcUrl, keys, identity: { subject: 'user-1', organisationId, roles, service } };
    return {
      vendors: stack.use(rpcClient(VendorsService, target)),
      catalogue: stack.use(rpcClient(CatalogueService, target)),
      table: stack.use(rpcClient(CounterpartyService, target)),
      answers: stack.use(rpcClient(VendorAnswersService, target)),
      pricing: stack.use(rpcClient(PricingService, target)),
    };
  };
  return { postgres, nats, process, as, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

export type Upload = { readonly fileName: string; readonly content: string | Buffer; readonly vendorId?: string };

export async function upload(
  { catalogue }: VendorsClients,
  { fileName, content, vendorId = '' }: Upload,
): Promise<string> {
  const bytes = Buffer.from(content);
  async function* messages() {
    yield { part: { case: 'header' as const, value: { fileName, vendorId } } };
    for (let at = 0; at < bytes.length; at += 65_536)
      yield { part: { case: 'chunk' as const, value: bytes.subarray(at, at + 65_536) } };
  }
  const { catalogueImport } = await catalogue.uploadCatalogue(messages());
  return catalogueImport?.id ?? '';
}

export async function importEnd(
  { catalogue }: VendorsClients,
  importId: string,
  timeoutMs = 150_000,
): Promise<CatalogueImport> {
  return await eventually(
    async () => {
      const { catalogueImport } = await catalogue.getCatalogueImport({ importId });
      expect([ImportStatus.COMPLETED, ImportStatus.FAILED]).toContain(catalogueImport?.status);
      if (catalogueImport === undefined) throw new Error('no import in the answer');
      return catalogueImport;
    },
    { timeoutMs, intervalMs: 100 },
  );
}

const seedFolder = join(import.meta.dirname, '../../seed');

export function seedFile(name: string): string {
  return readFileSync(join(seedFolder, name), 'utf8');
}

/** Creates the vendors of the seed. Returns them by slug. */
export async function seedVendors(
  service: VendorsUnderTest,
  organisationId: string,
): Promise<ReadonlyMap<string, Vendor>> {
  const { vendors } = service.as(organisationId);
  const lines = seedFile('vendors.jsonl').trim().split('\n');
  const created = new Map<string, Vendor>();
  for (const line of lines) {
    const { vendor } = await vendors.createVendor({ vendor: fromJsonString(VendorSchema, line) });
    if (vendor) created.set(vendor.slug, vendor);
  }
  const operator = service.as(organisationId, ['operator']);
  for (const line of seedFile('guardrails.jsonl').trim().split('\n')) {
    const { vendorSlug, guardrails } = JSON.parse(line);
    const vendorId = created.get(vendorSlug)?.id ?? '';
    await operator.vendors.setGuardrails({
      vendorId,
      guardrails: fromJsonString(GuardrailsSchema, JSON.stringify(guardrails)),
    });
  }
  return created;
}

/** Imports the catalogues of the seed. */
export async function seedCatalogues(
  service: VendorsUnderTest,
  organisationId: string,
  vendors: ReadonlyMap<string, Vendor>,
): Promise<void> {
  const clients = service.as(organisationId);
  const files = [
    'halden-it-supply.csv',
    'meridian-data-systems.jsonl',
    'polaris-print-media.csv',
    'castell-office-partners.csv',
    'brunner-tools-safety.jsonl',
  ];
  for (const fileName of files) {
    const vendorId = vendors.get(fileName.split('.')[0] ?? '')?.id ?? '';
    const end = await importEnd(clients, await upload(clients, { fileName, content: seedFile(fileName), vendorId }));
    expect(end).toMatchObject({ status: ImportStatus.COMPLETED, rowsRejected: 0n });
  }
}
