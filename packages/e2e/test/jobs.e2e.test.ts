import { buy } from '@procur/cli/demo/buy-job';
import { quote } from '@procur/cli/demo/quote-job';
import { referenceFindings } from '@procur/cli/demo/reference-case';
import { DocumentStatus, OrderStatus, QuotationStatus } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { PaperService } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { eventually } from '@procur/testing/eventually';
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
    expect(quotation.matchedCount + quotation.reviewCount).toBeGreaterThanOrEqual(60);
    // Most lines name a kind and its properties, and the sample catalogues hold products that bear all of them.
    expect(quotation.matchedCount).toBeGreaterThanOrEqual(48);
    // The table sheets do not say whose tender it is.
    expect(quotation.customerName).toBe(extension === 'xlsx' ? '' : 'Harbourline Freight Cooperative');
    const espresso = quotation.lines.find(({ requested }) => requested.includes('Espresso'));
    expect(espresso?.outcome).toBe('no_match');
    expect(quotation.lines.filter(({ outcome }) => outcome === 'accepted').every(({ trace }) => trace.length > 0)).toBe(
      true,
    );
  });

  it('takes unsure lines over their review and a new revision to an order', async () => {
    const session = test.organisation.sessions.buyer;
    const papers = session.client(PaperService);
    const { quotation: first } = await quote({ session, file: sampleFile('office-rfp.xlsx'), onProgress: () => {} });
    const quotationId = first.id;
    expect(first.reviewCount).toBeGreaterThan(0);
    await expect(papers.acceptQuotation({ quotationId, revision: 1 })).rejects.toThrow(/wait for a person/);
    const { lines: queue } = await papers.listReviewLines({ quotationId, pageSize: 200 });
    expect(queue).toHaveLength(first.reviewCount);
    let { version } = first;
    for (const { line } of queue) {
      const decision = { case: 'accept' as const, value: { reason: 'checked' } };
      const { quotation } = await papers.reviewLine({ quotationId, position: line?.position ?? 0, version, decision });
      version = quotation?.version ?? 0n;
    }
    await papers.issueQuotation({ quotationId, version });
    const second = await eventually(
      async () => {
        const { quotation } = await papers.getQuotation({ quotationId });
        expect(quotation).toMatchObject({ revision: 2, status: QuotationStatus.ISSUED, number: first.number });
        return quotation;
      },
      { timeoutMs: 60_000 },
    );
    expect(second?.grossTotal).toEqual(first.grossTotal);
    expect((await session.download(`/v1/quotations/${quotationId}/file?revision=1`)).byteLength).toBeGreaterThan(1000);
    const ubl = Buffer.from(await session.download(`/v1/quotations/${quotationId}/ubl`)).toString();
    expect(ubl).toContain(`<cbc:ID>${first.number}</cbc:ID>`);
    const { order } = await papers.acceptQuotation({ quotationId, revision: 2, purchaseOrderReference: 'PO-1' });
    expect(order).toMatchObject({ status: OrderStatus.DRAFT, grossTotal: second?.grossTotal });
    expect(order?.lines).toHaveLength(second?.matchedCount ?? 0);
  });

  it('numbers quotations without a gap', async () => {
    await expectSeriesWithoutGaps(test);
  });
});
