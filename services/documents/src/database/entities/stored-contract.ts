import { defineEntity, p } from '@mikro-orm/core';
import type { ContractDocument } from '../../domain/contract/contract-document.ts';
import { contractStatuses, type Signature } from '../../domain/contract/contract-status.ts';

/** The contract of one purchase request. */
export const StoredContract = defineEntity({
  name: 'StoredContract',
  tableName: 'contracts',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    number: p.string(),
    requestId: p.uuid(),
    negotiationId: p.uuid(),
    vendorId: p.uuid(),
    title: p.string(),
    status: p.enum(contractStatuses).$type<(typeof contractStatuses)[number]>(),
    body: p.json<Omit<ContractDocument, 'number' | 'createdAt'>>(),
    signatures: p.json<readonly (Omit<Signature, 'signedAt'> & { readonly signedAt: string })[]>(),
    pdfKey: p.string(),
    pdfSha256: p.string(),
    pdfBytes: p.integer(),
    failureReason: p.text(),
    version: p.integer().version(),
    createdAt: p.datetime(),
  },
});
