import { Code } from '@connectrpc/connect';
import { ImportStatus, MatchOutcome } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importEnd, seedVendors, startVendors, upload, type VendorsUnderTest } from './support/start-vendors.ts';

let service: VendorsUnderTest;
beforeAll(async () => {
  service = await startVendors({ MATCH_REHEARSED_PRODUCTS: '60', MATCH_REHEARSAL_WAIT_MS: '60000' });
  await seedVendors(service, 'org-1');
  await importProducts('org-1', cases);
});
afterAll(() => service[Symbol.asyncDispose]());

const colours = ['black', 'white', 'crimson', 'turquoise'];
const devices = [
  'Kestrel',
  'Lumora',
  'Ostrand',
  'Brakken',
  'Inkora',
  'Xelvio',
  'Torvane',
  'Conexo',
  'Halden',
  'Castell',
];
const cases: readonly Row[] = devices.flatMap((device, at) =>
  colours.map((colour, place) => ({
    sku: `CASE-${at}-${colour}`,
    name: `Corvine slim folio case ${device} tablet ${colour}`,
    brand: 'Corvine',
    price: 20 + place,
    leadTimeDays: 9 - place,
  })),
);

describe('what matching learns from a catalogue', () => {
  it('is which words tell sisters apart, and how sure it may be; kept in Postgres and apart for each organisation', async () => {
    const [row] = await eventually(async () => {
      // Asked again: on a busy machine the index is not there yet for the first, and then nothing is learned.
      await match('Corvine slim folio case Kestrel tablet black');
      const rows = await lessonsOf('org-1');
      expect(rows).toHaveLength(1);
      return rows;
    });
    expect(row).toMatchObject({ product_count: 40, model_version: expect.any(String) });
    // Eighty questions; what each leaves out is drawn by its product's id, and the emptiest get no answer.
    expect(row?.answers).toBeGreaterThan(30);
    for (const colour of colours) expect(row?.variations[colour]).toBeGreaterThan(0.8);
    expect(row?.variations).not.toHaveProperty('folio');
    expect(await lessonsOf('org-2')).toEqual([]);
  });

  it('keeps a sister from being taken for what is asked', async () => {
    const [asked] = await match('Corvine slim folio case Kestrel tablet black');
    expect(asked?.candidates[0]?.product?.name).toBe('Corvine slim folio case Kestrel tablet black');
    const [other] = await match('Corvine slim folio case Kestrel tablet violet');
    expect(other?.outcome).not.toBe(MatchOutcome.ACCEPTED);
    const open = await match('Corvine slim folio case Kestrel tablet');
    expect(open[0]?.outcome).not.toBe(MatchOutcome.ACCEPTED);
  });

  it('is learned anew when the catalogue has grown, and not for a single product more', async () => {
    await importProducts('org-1', [{ ...row('EXTRA-1'), name: 'Corvine desk stand aluminium' }]);
    await match('Corvine desk stand');
    expect((await lessonsOf('org-1'))[0]?.product_count).toBe(40);
    await importProducts(
      'org-1',
      Array.from({ length: 10 }, (_, at) => row(`EXTRA-${at + 2}`)),
    );
    await eventually(async () => {
      await match('Corvine desk stand');
      expect((await lessonsOf('org-1'))[0]?.product_count).toBe(51);
    });
  });

  it('is the same wherever the same catalogue is imported, in whatever order', async () => {
    // More than are rehearsed, so that which ones are is drawn too.
    const lamps = Array.from({ length: 90 }, (_, at) => ({
      ...row(`LAMP-${at}`),
      name: `Ostrand desk lamp series OL${at + 100} ${colours[at % 4]}`,
      brand: 'Ostrand',
    }));
    await importProducts('org-5', lamps);
    await importProducts('org-6', lamps.toReversed());
    const lines = [{ lineId: '1', description: 'Ostrand desk lamp series 150' }];
    const [first, second] = await eventually(async () => {
      for (const organisationId of ['org-5', 'org-6'])
        await service.as(organisationId, ['buyer']).catalogue.matchLines({ lines });
      const rows = [...(await lessonsOf('org-5')), ...(await lessonsOf('org-6'))];
      expect(rows).toHaveLength(2);
      return rows;
    });
    expect(first?.answers).toBeGreaterThan(60);
    // The same answers are added up in another order.
    const [slope, shift] = [first?.slope ?? Number.NaN, first?.shift ?? Number.NaN];
    expect(second).toEqual({ ...first, slope: expect.closeTo(slope, 9), shift: expect.closeTo(shift, 9) });
  });

  it('is nothing where the catalogue is empty', async () => {
    const { matches } = await service.as('org-3', ['buyer']).catalogue.matchLines({
      lines: [{ lineId: '1', description: 'Corvine slim folio case' }],
    });
    expect(matches[0]).toMatchObject({ outcome: MatchOutcome.NO_MATCH, thresholdSource: 'fitted' });
  });
});

describe('the price that a line expects', () => {
  const description = 'Corvine slim folio case Kestrel tablet black';

  it('makes a product that costs a fraction of it less likely', async () => {
    const [without] = await match(description);
    const [near] = await match(description, 25);
    const [far] = await match(description, 4000);
    const probability = (one: typeof near) => one?.candidates[0]?.probability ?? Number.NaN;
    expect(probability(near)).toBeCloseTo(probability(without), 9);
    expect(probability(far)).toBeLessThan(probability(without));
    expect(far?.candidates[0]?.factors.map(({ name }) => name)).toContain('price far from what is expected');
  });

  it('must be more than nothing', async () => {
    await expect(match(description, 0)).rejects.toMatchObject({ code: Code.InvalidArgument });
  });
});

it('alternatives come from the whole catalogue, with what is better about them', async () => {
  const rivals = Array.from({ length: 90 }, (_, at) => ({
    ...row(`LAMP-${at}`),
    name: `Ostrand desk lamp series ${at + 100}`,
    brand: 'Ostrand',
    price: 200 + at,
  }));
  const cheap = { ...row('LAMP-CHEAP'), name: 'Xelvio lamp', brand: 'Xelvio', price: 15, leadTimeDays: 1 };
  await importProducts('org-4', [...rivals, cheap]);
  const { matches } = await service.as('org-4', ['buyer']).catalogue.matchLines({
    lines: [{ lineId: '1', description: 'Ostrand desk lamp series 150' }],
    maximumCandidates: 5,
  });
  const candidates = matches[0]?.candidates ?? [];
  expect(candidates).toHaveLength(5);
  expect(candidates[0]?.product?.name).toBe('Ostrand desk lamp series 150');
  const alternative = candidates.find(({ product }) => product?.sku === 'LAMP-CHEAP');
  expect(alternative?.reasons).toEqual(['cheaper', 'faster', 'other brand']);
});

type Row = {
  readonly sku: string;
  readonly name: string;
  readonly brand: string;
  readonly price: number;
  readonly leadTimeDays: number;
};

function row(sku: string): Row {
  return { sku, name: `Corvine desk stand ${sku.toLowerCase()}`, brand: 'Corvine', price: 30, leadTimeDays: 5 };
}

async function importProducts(organisationId: string, rows: readonly Row[]): Promise<void> {
  const clients = service.as(organisationId);
  const known = await clients.vendors.listVendors({});
  const vendor = known.vendors[0] ?? [...(await seedVendors(service, organisationId)).values()][0];
  const content = rows
    .map(({ leadTimeDays, price, ...rest }) =>
      JSON.stringify({
        ...rest,
        ...{ category: 'office.things', unit_code: 'EA', currency: 'EUR', price: price.toFixed(2) },
        ...{ lead_time_days: leadTimeDays, stock_quantity: 5 },
      }),
    )
    .join('\n');
  const importId = await upload(clients, { fileName: 'rows.jsonl', content, vendorId: vendor?.id ?? '' });
  expect(await importEnd(clients, importId)).toMatchObject({ status: ImportStatus.COMPLETED, rowsRejected: 0n });
}

async function match(description: string, expectedPrice?: number) {
  const expected = expectedPrice === undefined ? {} : { expectedUnitPrice: toMoney(String(expectedPrice), 'EUR') };
  const lines = [{ lineId: '1', description, ...expected }];
  return (await service.as('org-1', ['buyer']).catalogue.matchLines({ lines })).matches;
}

type LessonsRow = {
  readonly product_count: number;
  readonly model_version: string;
  readonly answers: number;
  readonly slope: number;
  readonly shift: number;
  readonly variations: Readonly<Record<string, number>>;
};

async function lessonsOf(organisationId: string): Promise<readonly LessonsRow[]> {
  return await service.postgres.query<LessonsRow>(
    'select product_count, model_version, answers, slope, shift, accept, variations from vendors.catalogue_lessons where organisation_id = $1',
    [organisationId],
  );
}
