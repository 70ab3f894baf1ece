import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** One uploaded file and how far its import is. `byteOffset` and `lineOffset` say where reading goes on. */
export const CatalogueImport = defineEntity({
  name: 'CatalogueImport',
  tableName: 'catalogue_imports',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.string(),
    /** For rows that name no vendor. */
    vendorId: p.uuid().nullable(),
    fileName: p.string(),
    format: p.string(),
    status: p.string(),
    bytesTotal: p.bigint('number'),
    byteOffset: p.bigint('number'),
    lineOffset: p.bigint('number'),
    /** Of a CSV's header line; empty until it is read. */
    columns: p.array(),
    rowsRead: p.integer(),
    rowsCreated: p.integer(),
    rowsUpdated: p.integer(),
    rowsUnchanged: p.integer(),
    rowsRejected: p.integer(),
    failureReason: p.string(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
export type CatalogueImport = InferEntity<typeof CatalogueImport>;
