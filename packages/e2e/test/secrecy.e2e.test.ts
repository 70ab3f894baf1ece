import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, toBinary } from '@bufbuild/protobuf';
import { buy } from '@procur/cli/demo/buy-job';
import { operator } from '@procur/cli/demo/operator';
import { type Money, MoneySchema } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import { VendorsService } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { serviceNames } from '@procur/service-kit/service-names';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPlatform, type TestPlatform } from '../src/test-platform.ts';

/** Amounts that no offer comes to by chance. */
const floor = create(MoneySchema, { currencyCode: 'USD', units: 1061n, nanos: 430_000_000 });
const ceiling = create(MoneySchema, { currencyCode: 'USD', units: 1151n, nanos: 870_000_000 });
const need =
  'We need 150 CRM seats for 3 years with a budget of 172,780.50 USD a year (1,151.87 USD a seat). The vendor must hold SOC 2 and ISO 27001.';

let test: TestPlatform;
let requestId = '';
beforeAll(async () => {
  // As talkative as they can be.
  test = await startTestPlatform({ LOG_LEVEL: 'trace' });
  await setFloorEverywhere(test);
  const { request } = await buy({ sessions: test.organisation.sessions, needText: need, onProgress: () => {} });
  requestId = request.id;
});
afterAll(() => test?.[Symbol.asyncDispose]());

it('the search sees events and logs, which name the request or the organisation by its id', async () => {
  const { nats, logs } = test.platform.settings.folder;
  const said = await everythingSaid(test);
  const under = (folder: string, id: string) =>
    said.filter(({ place, bytes }) => place.startsWith(folder) && bytes.includes(id));
  expect(under(nats, requestId)).not.toEqual([]);
  expect(under(logs, test.organisation.id)).not.toEqual([]);
});

describe("the vendor's floor", () => {
  it('is in the schema of vendors, which proves that the search can see it', async () => {
    expect(await schemasWith(test, floor)).toEqual(['vendors']);
  });

  it('is in no event, log, metric or mail', async () => {
    expect(placesWith(await everythingSaid(test), floor)).toEqual([]);
  });
});

describe("the buyer's ceiling", () => {
  it('is with requests and negotiation alone, which proves that the search can see it', async () => {
    const schemas = await schemasWith(test, ceiling);
    expect(schemas).toContain('negotiation');
    expect(schemas.filter((schema) => schema !== 'negotiation' && schema !== 'requests')).toEqual([]);
  });

  it('is in no event, log, metric or mail', async () => {
    expect(placesWith(await everythingSaid(test), ceiling)).toEqual([]);
  });
});

async function setFloorEverywhere({ platform, organisation }: TestPlatform): Promise<void> {
  using runner = await operator(platform);
  const vendors = runner.client(VendorsService, 'vendors', organisation.id);
  const { vendors: all } = await organisation.sessions.admin
    .client(VendorsService)
    .listVendors({ category: 'software.crm', pageSize: 50 });
  for (const { id } of all) {
    await vendors.setGuardrails({
      vendorId: id,
      guardrails: {
        floorUnitPrice: floor,
        allowedPaymentTerms: ['NET30', 'NET45'],
        minimumTermMonths: 12,
        maximumTermMonths: 48,
        allowedSupportLevels: ['standard', 'priority'],
        minimumDeliveryDays: 7,
        personality: 'strategic',
      },
    });
  }
}

type Said = { readonly place: string; readonly bytes: Buffer };

/** Everything that leaves a service: streams with all they hold, logs, metrics, mails. */
async function everythingSaid({ platform }: TestPlatform): Promise<readonly Said[]> {
  const { folder, ports } = platform.settings;
  const files = [folder.nats, folder.logs, folder.mail].flatMap((each) => filesBelow(each));
  const metrics = serviceNames.map(async (service) => ({
    place: `metrics of ${service}`,
    bytes: Buffer.from(await (await fetch(`http://127.0.0.1:${ports.ops[service]}/metrics`)).arrayBuffer()),
  }));
  return [...files.map((place) => ({ place, bytes: readFileSync(place) })), ...(await Promise.all(metrics))];
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

function placesWith(said: readonly Said[], money: Money): readonly string[] {
  const needles = spellings(money);
  return said.filter(({ bytes }) => needles.some((needle) => bytes.includes(needle))).map(({ place }) => place);
}

/** As text, as JSON of a message, and as the bytes of a message. */
function spellings(money: Money): readonly (string | Buffer)[] {
  const cents = String(money.nanos / 10_000_000).padStart(2, '0');
  const wire = Buffer.from(toBinary(MoneySchema, money));
  return [
    `${money.units}.${cents}`,
    `1,${String(money.units).slice(1)}.${cents}`,
    `"units":"${money.units}","nanos":${money.nanos}`,
    wire,
  ];
}

/** Schemas in which a row, written as text, contains the amount. */
async function schemasWith({ query }: TestPlatform, money: Money): Promise<readonly string[]> {
  const tables = await query<{ schema: string; name: string }>(
    "select table_schema as schema, table_name as name from information_schema.tables where table_schema = any($1) and table_type = 'BASE TABLE'",
    [[...serviceNames]],
  );
  const found = new Set<string>();
  for (const { schema, name } of tables) {
    const rows = await query<{ text: string }>(`select t::text as text from "${schema}"."${name}" t`);
    if (rows.some(({ text }) => containsAmount(text, money))) found.add(schema);
  }
  return [...found].sort();
}

/** Binary columns are shown as hexadecimal. */
function containsAmount(text: string, money: Money): boolean {
  return spellings(money).some((needle) => text.includes(typeof needle === 'string' ? needle : needle.toString('hex')));
}
