import { buy } from '@procur/cli/demo/buy-job';
import { quote } from '@procur/cli/demo/quote-job';
import { referenceFindings } from '@procur/cli/demo/reference-case';
import { DocumentStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectBalancedBudget, expectOneContract, expectSeriesWithoutGaps } from '../src/invariants.ts';
import { crmNeed, sampleFile } from '../src/sample-files.ts';
import { startTestPlatform, type TestPlatform } from '../src/test-platform.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await startTestPlatform();
});
afterAll(() => test?.[Symbol.asyncDispose]());

describe('job A', () => {
  it('takes the reference case from a sentence to one contract within its limits', async () => {
    const purchase = await buy({ sessions: test.organisation.sessions, needText: crmNeed(), onProgress: () => {} });
    expect(referenceFindings(purchase)).toEqual([]);
    expect(purchase.explanation.whyWinner).toContain(purchase.request.award?.vendorName ?? 'a winner');
    await expectOneContract(test, purchase.request.id);
    await expectBalancedBudget(test);
  });
});

describe('job B', () => {
  it.each(['pdf', 'docx', 'xlsx', 'txt'])('quotes the same tender from %s', async (extension) => {
    const { document, quotation } = await quote({
      session: test.organisation.sessions.buyer,
      file: sampleFile(`office-rfp.${extension}`),
      onProgress: () => {},
    });
    expect(document.status).toBe(DocumentStatus.COMPLETED);
    // 64 positions in the tables; the text formats have three more in words.
    expect(document.requirementCount).toBeGreaterThanOrEqual(60);
    expect(quotation.matchedCount + quotation.reviewCount).toBeGreaterThanOrEqual(50);
    const espresso = quotation.lines.find(({ requested }) => requested.includes('Espresso'));
    expect(espresso?.outcome).toBe('no_match');
    expect(quotation.lines.filter(({ outcome }) => outcome === 'accepted').every(({ trace }) => trace.length > 0)).toBe(
      true,
    );
  });

  it('numbers quotations without a gap', async () => {
    await expectSeriesWithoutGaps(test);
  });
});
