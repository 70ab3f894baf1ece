import { defineEntity, p } from '@mikro-orm/core';
import { negotiationStatuses } from '../../domain/negotiation-status.ts';

/** One request at the table with all its vendors. Holds nothing private. */
export const Negotiation = defineEntity({
  name: 'Negotiation',
  tableName: 'negotiations',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.text(),
    requestId: p.text(),
    attempt: p.integer(),
    requestNumber: p.text(),
    title: p.text(),
    category: p.text(),
    quantityValue: p.decimal().columnType('numeric'),
    quantityUnit: p.text(),
    currencyCode: p.text(),
    /** True for one of several lots: vendors are asked what they can supply of all. */
    asksSupply: p.boolean().default(false),
    status: p.enum(negotiationStatuses),
    engine: p.text(),
    /** The version of the mandate in force. */
    mandateVersion: p.integer().default(1),
    failureCode: p.text().nullable(),
    failureReason: p.text().nullable(),
    awardedThreadId: p.uuid().nullable(),
    startedAt: p.datetime(),
    deadlineAt: p.datetime(),
    completedAt: p.datetime().nullable(),
  },
});
