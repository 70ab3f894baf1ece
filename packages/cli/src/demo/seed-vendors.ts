import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fromJson, type JsonObject } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import { GuardrailsSchema, VendorSchema } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import {
  CatalogueService,
  ImportStatus,
  VendorsService,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { servicesFolder } from '@procur/local-platform/service-child';
import { edgePaths } from './edge-paths.ts';
import type { Operator } from './operator.ts';
import type { Session } from './session.ts';

/** Who seeds, for whom. */
export type VendorSeeding = { readonly admin: Session; readonly operator: Operator; readonly organisationId: string };

const seedFolder = join(servicesFolder, 'vendors', 'seed');
const pollMs = 200;

/** Brings in the vendors, their guardrails and their catalogues that ship with `vendors`. Returns what is there in words. */
export async function seedVendors({ admin, operator, organisationId }: VendorSeeding): Promise<string> {
  const vendors = admin.client(VendorsService);
  const present = await vendors.listVendors({ pageSize: 200 });
  if (present.vendors.length > 0) return `${present.vendors.length} vendors from an earlier start`;
  const idBySlug = new Map<string, string>();
  for (const line of readLines('vendors.jsonl')) {
    const { vendor } = await vendors.createVendor({ vendor: fromJson(VendorSchema, line) });
    idBySlug.set(vendor?.slug ?? '', vendor?.id ?? '');
  }
  await setGuardrails(operator.client(VendorsService, 'vendors', organisationId), idBySlug);
  const products = await importCatalogues(admin, idBySlug);
  return `${idBySlug.size} vendors with ${products} products`;
}

async function setGuardrails(
  vendors: Client<typeof VendorsService>,
  idBySlug: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { vendorSlug, guardrails } of readLines('guardrails.jsonl')) {
    const vendorId = idBySlug.get(String(vendorSlug)) ?? '';
    await vendors.setGuardrails({ vendorId, guardrails: fromJson(GuardrailsSchema, guardrails ?? {}) });
  }
}

async function importCatalogues(admin: Session, idBySlug: ReadonlyMap<string, string>): Promise<bigint> {
  const files = readdirSync(seedFolder).filter((name) => idBySlug.has(name.replace(/\.(csv|jsonl)$/, '')));
  let rows = 0n;
  for (const file of files) {
    const vendorId = idBySlug.get(file.replace(/\.(csv|jsonl)$/, '')) ?? '';
    const { id } = await admin.upload(edgePaths.catalogueImports(vendorId), join(seedFolder, file));
    rows += await importedRows(admin, String(id), file);
  }
  return rows;
}

async function importedRows(admin: Session, importId: string, file: string): Promise<bigint> {
  for (;;) {
    const { catalogueImport } = await admin.client(CatalogueService).getCatalogueImport({ importId });
    if (catalogueImport?.status === ImportStatus.FAILED) throw new Error(`${file}: ${catalogueImport.failureReason}`);
    if (catalogueImport?.status === ImportStatus.COMPLETED) return catalogueImport.rowsCreated;
    await delay(pollMs);
  }
}

function readLines(name: string): readonly JsonObject[] {
  const lines = readFileSync(join(seedFolder, name), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}
