import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type {
  QuotationComparisonSchema,
  QuotationVersionSchema,
} from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import type { App } from '../app.ts';
import { wireAmount, wireStatuses } from './quotation-messages.ts';

type Version = Awaited<ReturnType<App['listQuotationVersions']>>['rows'][number];
type Comparison = Awaited<ReturnType<App['compareQuotationVersions']>>;

export function toWireVersion({ body, ...row }: Version): MessageInitShape<typeof QuotationVersionSchema> {
  const { revision, reason, documentId, createdBy, pdfSha256, ublSha256, isSuperseded } = row;
  return {
    ...{ revision, reason, documentId, createdBy, pdfSha256, ublSha256, isSuperseded },
    status: wireStatuses[row.status],
    createdAt: timestampFromDate(row.createdAt),
    issuedOn: body.issuedOn,
    validUntil: body.validUntil,
    netTotal: wireAmount(body.netTotal),
    grossTotal: wireAmount(body.grossTotal),
  };
}

export function toWireComparison(comparison: Comparison): MessageInitShape<typeof QuotationComparisonSchema> {
  const { fromRevision, toRevision, fields, lines } = comparison;
  const count = (kind: string) => lines.filter((line) => line.kind === kind).length;
  return {
    ...{ fromRevision, toRevision },
    fields: fields.map((field) => ({ ...field })),
    lines: lines.map((line) => ({ ...line, fields: line.fields.map((field) => ({ ...field })) })),
    addedCount: count('added'),
    removedCount: count('removed'),
    changedCount: count('changed'),
  };
}
