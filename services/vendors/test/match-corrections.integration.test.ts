import { Code } from '@connectrpc/connect';
import { MatchOutcome } from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  seedCatalogues,
  seedVendors,
  startVendors,
  type VendorsClients,
  type VendorsUnderTest,
} from './support/start-vendors.ts';

let service: VendorsUnderTest;
let clients: VendorsClients;
beforeAll(async () => {
  // Ten decisions instead of 149, so that learning can be seen: 1 - 0.8 ** 10 is 0.89.
  service = await startVendors({ MATCH_ACCEPT_RISK: '0.2', MATCH_ACCEPT_CONFIDENCE: '0.85' });
  await seedCatalogues(service, 'org-1', await seedVendors(service, 'org-1'));
  await seedCatalogues(service, 'org-2', await seedVendors(service, 'org-2'));
  clients = service.as('org-1', ['buyer']);
});
afterAll(() => service[Symbol.asyncDispose]());

const description = 'Hammer drill for the workshop, sturdy';

describe('a reviewer’s decision', () => {
  it('is remembered for the same line, however it is written, and only in its organisation', async () => {
    const line = { lineId: '1', description };
    const chosenProductId = await productOf('TV-DD18');
    const [before] = (await clients.catalogue.matchLines({ lines: [line] })).matches;
    const proposed = before?.candidates[0];
    expect(before?.outcome).not.toBe(MatchOutcome.ACCEPTED);
    await clients.catalogue.recordMatchCorrection({
      correctionId: 'remembered',
      line,
      proposedProductId: proposed?.product?.id ?? '',
      proposedProbability: proposed?.probability ?? 0,
      chosenProductId,
    });
    const again = { lineId: '2', description: description.toUpperCase().replace(',', ' -') };
    const [after] = (await clients.catalogue.matchLines({ lines: [again] })).matches;
    expect(after?.outcome).toBe(MatchOutcome.ACCEPTED);
    expect(after?.explanation).toMatch(/^A reviewer took this product for the same line on \d{4}-\d\d-\d\d\.$/);
    expect(after?.candidates[0]).toMatchObject({
      product: { id: chosenProductId },
      reasons: ['best', 'chosen before'],
    });
    const [elsewhere] = (await service.as('org-2', ['buyer']).catalogue.matchLines({ lines: [line] })).matches;
    expect(elsewhere?.outcome).toBe(before?.outcome);
    expect(elsewhere?.candidates.flatMap(({ reasons }) => reasons)).not.toContain('chosen before');
  });

  it('that nothing fits keeps the line from being taken without a person', async () => {
    const line = { lineId: '1', description: 'Cordless drill driver Torvane', partNumber: 'TV-DD18' };
    const [before] = (await clients.catalogue.matchLines({ lines: [line] })).matches;
    expect(before?.outcome).toBe(MatchOutcome.ACCEPTED);
    const proposedProductId = before?.candidates[0]?.product?.id ?? '';
    const decision = { line, proposedProductId, proposedProbability: before?.candidates[0]?.probability ?? 0 };
    await clients.catalogue.recordMatchCorrection({ correctionId: 'none', ...decision });
    const [after] = (await clients.catalogue.matchLines({ lines: [line], maximumCandidates: 20 })).matches;
    expect(after?.outcome).not.toBe(MatchOutcome.ACCEPTED);
    expect(after?.candidates[0]?.product?.id).not.toBe(proposedProductId);
    // Somebody changes their mind: the same id again replaces the decision.
    await clients.catalogue.recordMatchCorrection({
      correctionId: 'none',
      ...decision,
      chosenProductId: proposedProductId,
    });
    const [finally_] = (await clients.catalogue.matchLines({ lines: [line] })).matches;
    expect(finally_?.outcome).toBe(MatchOutcome.ACCEPTED);
  });

  it('moves the threshold once enough of them prove that it may, and no other organisation’s', async () => {
    const productId = await productOf('TV-DD18');
    const fitted = (await clients.catalogue.matchLines({ lines: [{ lineId: '1', description }] })).matches[0];
    expect(fitted?.thresholdSource).toBe('fitted');
    let answer = { decisions: 0, corrected: 0, acceptProbability: 0, thresholdSource: '' };
    for (let count = 0; count < 12; count += 1)
      answer = await clients.catalogue.recordMatchCorrection({
        correctionId: `confirmed ${count}`,
        line: { description: `Line ${count}` },
        proposedProductId: productId,
        proposedProbability: 0.72,
        chosenProductId: productId,
      });
    expect(answer).toMatchObject({ acceptProbability: 0.7, thresholdSource: 'learned' });
    const [match] = (await clients.catalogue.matchLines({ lines: [{ lineId: '1', description: 'drill' }] })).matches;
    expect(match).toMatchObject({ acceptProbability: 0.7, thresholdSource: 'learned' });
    const other = await service.as('org-2').catalogue.matchLines({ lines: [{ lineId: '1', description: 'drill' }] });
    expect(other.matches[0]).toMatchObject({
      acceptProbability: fitted?.acceptProbability,
      thresholdSource: 'fitted',
    });
  });

  it.each([
    ['no line', { line: undefined }, Code.InvalidArgument],
    ['no id', { correctionId: ' ' }, Code.InvalidArgument],
    ['a probability above 1', { proposedProbability: 1.2 }, Code.InvalidArgument],
    ['a proposal that is no id', { proposedProductId: 'drill' }, Code.InvalidArgument],
    ['neither a proposal nor a choice', {}, Code.InvalidArgument],
    ['a chosen product that does not exist', { chosenProductId: crypto.randomUUID() }, Code.NotFound],
  ])('is refused with %s', async (_, change, code) => {
    const decision = { correctionId: 'wrong', line: { description }, proposedProbability: 0.5, ...change };
    await expect(clients.catalogue.recordMatchCorrection(decision)).rejects.toMatchObject({ code });
  });

  it('is refused for a product of another organisation, and from who may not decide', async () => {
    const elsewhere = await service.as('org-2').catalogue.searchProducts({ query: 'TV-DD18', pageSize: 1 });
    const decision = {
      correctionId: 'foreign',
      line: { description },
      chosenProductId: elsewhere.products[0]?.id ?? '',
    };
    await expect(clients.catalogue.recordMatchCorrection(decision)).rejects.toMatchObject({ code: Code.NotFound });
    const requester = service.as('org-1', ['requester']);
    await expect(requester.catalogue.recordMatchCorrection(decision)).rejects.toMatchObject({
      code: Code.PermissionDenied,
    });
  });

  it('says what each probability is made of', async () => {
    const line = { lineId: '1', description: 'Torvane TV-DD18 cordless drill' };
    const [match] = (await clients.catalogue.matchLines({ lines: [line] })).matches;
    const factors = match?.candidates[0]?.factors ?? [];
    expect(factors.length).toBeGreaterThan(2);
    expect(factors.map(({ name }) => name)).toContain('words found');
    const weights = factors.map(({ contribution }) => Math.abs(contribution));
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });
});

async function productOf(partNumber: string): Promise<string> {
  const { products } = await clients.catalogue.searchProducts({ query: partNumber, pageSize: 1 });
  return products[0]?.id ?? '';
}
