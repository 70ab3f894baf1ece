import { fromBinary } from '@bufbuild/protobuf';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import {
  AuditEntryRecordedSchema,
  EventDeadLetteredSchema,
  UsageRecordedSchema,
} from '@procur/contracts/gen/procur/common/v1/events_pb.ts';
import { fromMoney } from '@procur/service-kit/money';
import type { RawEvent } from '@procur/service-kit/subscription';
import { asPlatform } from '@procur/service-kit/tenant-scope';
import type { App } from '../app.ts';
import { findDeclaration } from './event-catalogue.ts';

/** Stores every event, and draws from three kinds the rows that are about them. */
export function onAnyEvent(app: App) {
  const store = async (raw: RawEvent): Promise<void> => {
    const declared = findDeclaration(raw.type);
    await app.storeEvent({ raw, declared });
    if (declared?.schema === AuditEntryRecordedSchema) await app.appendAuditEntry(toAuditFact(raw));
    if (declared?.schema === EventDeadLetteredSchema) await app.recordDeadLetter(toDeadLetter(raw));
    if (declared?.schema === UsageRecordedSchema) await app.recordUsage(toUsage(raw));
  };
  // The platform has events of its own, and their rows belong to no organisation.
  return async (raw: RawEvent): Promise<void> =>
    raw.organisationId === '' ? await asPlatform('store events of the platform', () => store(raw)) : await store(raw);
}

function toAuditFact(raw: RawEvent) {
  const { entryId, $typeName: _type, ...entry } = fromBinary(AuditEntryRecordedSchema, raw.payload);
  return { ...entry, id: entryId, organisationId: raw.organisationId, recordedAt: raw.occurredAt };
}

function toDeadLetter(raw: RawEvent) {
  const { deadLetterId, failedAt, $typeName: _type, ...letter } = fromBinary(EventDeadLetteredSchema, raw.payload);
  const at = failedAt ? timestampDate(failedAt) : raw.occurredAt;
  return { ...letter, id: deadLetterId, organisationId: raw.organisationId, failedAt: at };
}

function toUsage(raw: RawEvent) {
  const { usageId, cost, $typeName: _type, ...usage } = fromBinary(UsageRecordedSchema, raw.payload);
  const [, service = ''] = raw.type.split('.');
  const amount = cost ? fromMoney(cost) : undefined;
  return {
    ...usage,
    id: usageId,
    organisationId: raw.organisationId,
    service,
    inputTokens: Number(usage.inputTokens),
    outputTokens: Number(usage.outputTokens),
    durationMs: Number(usage.durationMs),
    cost: amount?.value.toFixed() ?? '0',
    currencyCode: amount?.currencyCode ?? 'USD',
    recordedAt: raw.occurredAt,
  };
}
