import { createHash } from 'node:crypto';
import {
  DocumentStatus,
  OrderStatus,
  type Quotation,
  QuotationStatus,
  ReviewStatus,
} from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import type { DownloadFileRequest } from '@procur/contracts/gen/procur/documents/v1/documents_service_pb.ts';
import { fromMoney, toMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DocumentsUnderTest, startDocuments } from './support/start-documents.ts';

const tender = `REQUEST FOR QUOTATION
Reference: RFQ-2026-0900
Issued by: City of Northfield

The supplier shall provide the following:
  1. 20 x cordless drill, 18 V or more
  2. 12 pcs. unsure angle grinder 125 mm, max. 1400 W
  3. Safety helmets, yellow (qty: 60)
`;

let under: DocumentsUnderTest;
beforeAll(async () => {
  under = await startDocuments();
});
afterAll(() => under[Symbol.asyncDispose]());

async function quoted(text = tender, amendsDocumentId = ''): Promise<Quotation> {
  const { id: documentId } = await under.upload('tender.txt', text, amendsDocumentId);
  const document = await eventually(
    async () => {
      const found = (await under.documents.getDocument({ documentId })).document;
      expect(found?.status, found?.failureReason).toBe(DocumentStatus.COMPLETED);
      return found;
    },
    { timeoutMs: 30_000, intervalMs: 50 },
  );
  return await issued(document?.quotationId ?? '');
}

async function issued(quotationId: string, revision = 1): Promise<Quotation> {
  return await eventually(
    async () => {
      const { quotation } = await under.papers.getQuotation({ quotationId });
      expect(quotation).toMatchObject({ status: QuotationStatus.ISSUED });
      expect(quotation?.revision).toBeGreaterThanOrEqual(revision);
      return quotation as Quotation;
    },
    { timeoutMs: 30_000, intervalMs: 50 },
  );
}

async function workingCopy(quotationId: string): Promise<Quotation> {
  return (await under.papers.getQuotation({ quotationId, workingCopy: true })).quotation as Quotation;
}

async function sha256(of: DownloadFileRequest['of'], revision = 0): Promise<string> {
  const hash = createHash('sha256');
  for await (const { part } of under.documents.downloadFile({ of, revision }))
    if (part.case === 'chunk') hash.update(part.value);
  return hash.digest('hex');
}

const text = (money: Quotation['netTotal']) => (money ? fromMoney(money).value.toFixed() : '');

test('from the queue over a decision and a new revision to an order', async () => {
  const { papers } = under;
  const first = await quoted();
  expect(first).toMatchObject({ revision: 1, reviewCount: 1, reason: 'first', isSuperseded: false });
  expect(first.exceptions.map(({ position, kind }) => [position, kind])).toEqual([
    [2, 'needs_review'],
    [3, 'no_match'],
  ]);
  const quotationId = first.id;
  const { lines: queue } = await papers.listReviewLines({ quotationId });
  expect(queue).toMatchObject([{ status: ReviewStatus.OPEN, version: first.version, line: { position: 2 } }]);

  await expect(papers.acceptQuotation({ quotationId, revision: 1 })).rejects.toThrow(
    /1 lines of Q-.* wait for a person/,
  );
  const decision = {
    case: 'edit' as const,
    value: { quantity: '10', unitPrice: toMoney('120', 'EUR'), reason: 'bulk' },
  };
  const change = { quotationId, position: 2, decision };
  await expect(papers.reviewLine({ ...change, version: 99n })).rejects.toThrow(/has changed/);
  const { quotation: copy } = await papers.reviewLine({ ...change, version: first.version });
  expect(copy).toMatchObject({ hasUnissuedChanges: true, revision: 1 });
  expect(copy?.lines[1]).toMatchObject({ outcome: 'accepted', decision: 'edited', reviewedBy: 'user-1' });
  expect(text(copy?.netTotal)).toBe('4198');
  expect(text(copy?.grossTotal)).toBe('4995.62');
  // What was issued stands as it was until it is issued anew.
  expect(text((await issued(quotationId)).netTotal)).toBe(text(first.netTotal));

  const { quotation: next } = await papers.issueQuotation({ quotationId, version: copy?.version ?? 0n });
  expect(next?.number).toBe(first.number);
  const second = await issued(quotationId, 2);
  expect(second).toMatchObject({ number: first.number, reason: 'review', reviewCount: 0 });
  const { versions } = await papers.listQuotationVersions({ quotationId });
  expect(versions.map(({ revision, isSuperseded }) => [revision, isSuperseded])).toEqual([
    [2, false],
    [1, true],
  ]);
  const { comparison } = await papers.compareQuotationVersions({ quotationId, fromRevision: 1, toRevision: 2 });
  expect(comparison).toMatchObject({ changedCount: 1, addedCount: 0, removedCount: 0 });
  expect(comparison?.lines[0]?.fields.map(({ field }) => field)).toContain('unit_price');
  expect(comparison?.fields.map(({ field }) => field)).toContain('gross_total');

  const of = { case: 'quotationId', value: quotationId } as const;
  expect([await sha256(of, 1), await sha256(of, 2), await sha256(of)]).toEqual([
    first.pdfSha256,
    second.pdfSha256,
    second.pdfSha256,
  ]);
  expect(await sha256({ case: 'quotationUblId', value: quotationId })).toBe(second.ublSha256);

  await expect(papers.acceptQuotation({ quotationId, revision: 1 })).rejects.toThrow(/was replaced by revision 2/);
  const acceptance = { quotationId, revision: 2, purchaseOrderReference: 'PO-4711' };
  const orders = await Promise.all([papers.acceptQuotation(acceptance), papers.acceptQuotation(acceptance)]);
  expect(new Set(orders.map(({ order }) => order?.id)).size).toBe(1);
  const { order } = orders[0];
  expect(order).toMatchObject({ status: OrderStatus.DRAFT, revision: 2, purchaseOrderReference: 'PO-4711' });
  expect(order?.number).toMatch(/^O-\d{4}-000001$/);
  expect(order?.lines.map((line) => [line.quotationPosition, text(line.netAmount)])).toEqual([
    [1, '2998'],
    [2, '1200'],
  ]);
  expect(text(order?.grossTotal)).toBe(text(second.grossTotal));
  expect((await papers.listOrders({ quotationId })).orders).toHaveLength(1);
  expect((await papers.getOrder({ orderId: order?.id ?? '' })).order?.number).toBe(order?.number);
  expect(await sha256({ case: 'orderUblId', value: order?.id ?? '' })).toMatch(/^[0-9a-f]{64}$/);
  const { version } = await workingCopy(quotationId);
  await expect(papers.reviewLine({ ...change, version })).rejects.toThrow(/was accepted and does not change/);
});

test('an order that was taken back keeps its number and leaves the quotation to be changed and accepted again', async () => {
  const { papers } = under;
  const { id: quotationId, version } = await quoted();
  const decision = {
    case: 'edit',
    value: { quantity: '10', unitPrice: toMoney('120', 'EUR'), reason: 'bulk' },
  } as const;
  const { quotation: copy } = await papers.reviewLine({ quotationId, position: 2, version, decision });
  await papers.issueQuotation({ quotationId, version: copy?.version ?? 0n });
  const { revision } = await issued(quotationId, 2);
  const { order } = await papers.acceptQuotation({ quotationId, revision });
  const orderId = order?.id ?? '';
  for (const reason of ['', '  ', 'x'.repeat(501)])
    await expect(papers.cancelOrder({ orderId, reason })).rejects.toThrow(/taken back for a reason/);
  const stranger = under.papersAs('01980000-0000-7000-8000-0000000000bb');
  await expect(stranger.cancelOrder({ orderId, reason: 'theirs' })).rejects.toThrow(/there is no order|not found/i);
  const cancelling = [
    papers.cancelOrder({ orderId, reason: 'wrong site' }),
    papers.cancelOrder({ orderId, reason: 'twice' }),
  ];
  const [cancelled, again] = await Promise.all(cancelling);
  expect(again?.order).toEqual(cancelled?.order);
  expect(cancelled?.order).toMatchObject({
    status: OrderStatus.CANCELLED,
    number: order?.number,
    cancelledBy: 'user-1',
  });
  expect(cancelled?.order?.cancelledAt).toBeDefined();
  const { order: next } = await papers.acceptQuotation({ quotationId, revision });
  expect(next).toMatchObject({ status: OrderStatus.DRAFT, cancelReason: '' });
  expect(next?.number).not.toBe(order?.number);
  const listed = async (status: OrderStatus) =>
    (await papers.listOrders({ quotationId, status })).orders.map(({ id }) => id);
  expect(await listed(OrderStatus.DRAFT)).toEqual([next?.id]);
  expect(await listed(OrderStatus.CANCELLED)).toEqual([orderId]);
  expect(await listed(OrderStatus.UNSPECIFIED)).toEqual([next?.id, orderId]);
});

test('a replaced line is priced anew, recorded with before and after, and taught to the catalogue although it was down', async () => {
  const { papers } = under;
  const { id: quotationId, version } = await quoted();
  const replace = (productId: string) => ({ case: 'replace' as const, value: { productId, reason: 'better' } });
  const change = { quotationId, position: 2, version };
  await expect(papers.reviewLine({ ...change, decision: replace('unknown') })).rejects.toThrow(/there is no product/);
  const { quotation } = await papers.reviewLine({ ...change, decision: replace('product-9') });
  under.peers.catalogueIsUp = false;
  expect(quotation?.lines[1]).toMatchObject({ productId: 'product-9', sku: 'SKU-9', decision: 'replaced' });
  expect(quotation?.lines[1]?.alternatives[0]).toMatchObject({ productId: 'product-1' });
  expect(quotation?.lines[1]?.deviations).toContain('Not compared with the request: max. 1400 W.');
  const { reviews } = await papers.listLineReviews({ quotationId });
  expect(reviews).toMatchObject([
    { position: 2, decision: 'replaced', reason: 'better', reviewedBy: 'user-1', revision: 0 },
  ]);
  expect(reviews[0]?.changes).toContainEqual(
    expect.objectContaining({ field: 'product_id', before: 'product-1', after: 'product-9' }),
  );
  under.peers.catalogueIsUp = true;
  // One decision for the line, although it is edited once more: what was proposed at first, and what stands at last.
  const dearer = { case: 'edit' as const, value: { unitPrice: toMoney('151', 'EUR'), reason: 'dearer' } };
  await papers.reviewLine({ ...change, version: quotation?.version ?? 0n, decision: dearer });
  const learned = { proposedProductId: 'product-1', chosenProductId: 'product-9' };
  const requirementId = quotation?.lines[1]?.requirementId ?? '';
  await eventually(() => expect(under.peers.corrections.get(requirementId)).toMatchObject(learned), {
    timeoutMs: 20_000,
  });
  const { lines } = await papers.listReviewLines({ quotationId, status: ReviewStatus.DECIDED });
  expect(lines.map(({ line }) => line?.position)).toEqual([2]);
});

test('a decision taken back leaves nothing to issue, and no bid takes the line out of the totals', async () => {
  const { papers } = under;
  const { id: quotationId, version, netTotal } = await quoted();
  await expect(papers.issueQuotation({ quotationId, version })).rejects.toThrow(/nothing of Q-.* has changed/);
  const noBid = { case: 'noBid' as const, value: { reason: 'out of range' } };
  const { quotation: without } = await papers.reviewLine({ quotationId, position: 1, version, decision: noBid });
  expect(text(without?.netTotal)).toBe('1798.8');
  expect(without?.lines[0]).toMatchObject({ outcome: 'no_bid', productId: '' });
  const again = { case: 'replace' as const, value: { productId: 'product-1', reason: '' } };
  const undone = await papers.reviewLine({
    quotationId,
    position: 1,
    version: without?.version ?? 0n,
    decision: again,
  });
  expect(text(undone.quotation?.netTotal)).toBe(text(netTotal));
  await expect(
    papers.reviewLine({ quotationId, position: 9, version: undone.quotation?.version ?? 0n, decision: noBid }),
  ).rejects.toThrow(/has no line 9/);
});

test('quotations are listed newest first, page by page, each at its latest revision', async () => {
  const first = await under.papers.listQuotations({ pageSize: 2 });
  const second = await under.papers.listQuotations({ pageSize: 2, pageToken: first.nextPageToken });
  const ids = [...first.quotations, ...second.quotations].map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort().reverse());
  expect(second.quotations.at(-1)?.revision).toBe(2);
});

test('a preview is a PDF and takes no number', async () => {
  const { id } = await quoted();
  const chunks: Uint8Array[] = [];
  for await (const { part } of under.documents.downloadFile({ of: { case: 'quotationPreviewId', value: id } }))
    if (part.case === 'chunk') chunks.push(part.value);
  expect(Buffer.concat(chunks).subarray(0, 5).toString()).toBe('%PDF-');
});

test('an amendment becomes the next revision and keeps what a person decided', async () => {
  const { papers } = under;
  const first = await quoted();
  const accept = { case: 'accept' as const, value: { reason: '' } };
  await papers.reviewLine({ quotationId: first.id, position: 2, version: first.version, decision: accept });
  const changed = `${tender.replace('20 x cordless', '30 x cordless')}  4. 3 x unsure ladder, aluminium\n`;
  const second = await quoted(changed, first.documentId);
  expect(second).toMatchObject({ id: first.id, number: first.number, revision: 2, reason: 'amendment' });
  expect(second.lines.map(({ outcome, quantity }) => [outcome, quantity?.value])).toEqual([
    ['accepted', '30'],
    ['accepted', '12'],
    ['no_match', '60'],
    ['needs_review', '3'],
  ]);
  expect(text(second.netTotal)).toBe('6745.5');
  const { documents } = await under.documents.listDocuments({ pageSize: 1 });
  const { quotations } = await papers.listQuotations({ documentId: documents[0]?.id ?? '' });
  expect(quotations.map(({ id }) => id)).toEqual([first.id]);
  const { comparison } = await papers.compareQuotationVersions({ quotationId: first.id });
  expect(comparison).toMatchObject({ fromRevision: 1, toRevision: 2, addedCount: 1, removedCount: 0 });
  expect((await papers.listReviewLines({ quotationId: first.id })).lines.map(({ line }) => line?.position)).toEqual([
    4,
  ]);
});

test('other organisations see no quotation, line, order or file', async () => {
  const { id: quotationId } = await quoted();
  const stranger = under.papersAs('01980000-0000-7000-8000-0000000000bb');
  await expect(stranger.getQuotation({ quotationId })).rejects.toThrow(/there is no quotation/);
  await expect(stranger.acceptQuotation({ quotationId, revision: 1 })).rejects.toThrow(/there is no quotation/);
  await expect(stranger.listQuotationVersions({ quotationId })).rejects.toThrow(/there is no quotation/);
  expect((await stranger.listReviewLines({ quotationId })).lines).toEqual([]);
});

test('the edit rate can be read from the metrics', async () => {
  const metrics = await (await fetch(`${under.service.opsUrl}/metrics`)).text();
  for (const decision of ['accepted', 'replaced', 'edited', 'no_bid'])
    expect(metrics).toMatch(new RegExp(`procur_quotation_line_reviews_total\\{decision="${decision}"[^}]*\\} [1-9]`));
});
