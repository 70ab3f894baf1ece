import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { DeadLetterStatus as Wire } from '@procur/contracts/gen/procur/audit/v1/audit_service_pb.ts';
import { toMoney } from '@procur/service-kit/money';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { AuditEntry } from '../database/entities/audit-entry.ts';
import type { DeadLetter } from '../database/entities/dead-letter.ts';
import type { DeadLetterStatus } from '../domain/dead-letter.ts';
import type { ProcessingStatistic } from '../domain/processing-statistic.ts';
import type { UsageTotal } from '../queries/get-usage.ts';
import type { ChainVerdict } from '../queries/verify-audit-chain.ts';
import { type SchemaOf, toPayloadJson } from './event-messages.ts';

const wireStatuses: Record<DeadLetterStatus, Wire> = {
  open: Wire.OPEN,
  replayed: Wire.REPLAYED,
  discarded: Wire.DISCARDED,
};

export function toDeadLetterStatus(wire: Wire): DeadLetterStatus | undefined {
  return fromWireEnum('status', wireStatuses, wire);
}

export function toWireDeadLetter(letter: DeadLetter, schemaOf: SchemaOf) {
  return {
    id: letter.id,
    eventId: letter.eventId,
    subject: letter.subject,
    service: letter.service,
    consumer: letter.consumer,
    attempts: letter.attempts,
    errorKind: letter.errorKind,
    errorMessage: letter.errorMessage,
    errorStack: letter.errorStack,
    payloadJson: toPayloadJson(letter.payload, schemaOf(letter.subject)),
    status: wireStatuses[letter.status],
    failedAt: timestampFromDate(letter.failedAt),
    ...(letter.resolvedAt && { resolvedAt: timestampFromDate(letter.resolvedAt) }),
    resolvedBy: letter.resolvedBy,
  };
}

export function toWireEntry({ organisationId: _own, recordedAt, position, ...entry }: AuditEntry) {
  return { ...entry, position: BigInt(position), recordedAt: timestampFromDate(recordedAt) };
}

export function toWireVerdict({ entryCount, firstBrokenPosition, ...verdict }: ChainVerdict) {
  return { ...verdict, entryCount: BigInt(entryCount), firstBrokenPosition: BigInt(firstBrokenPosition) };
}

export function toWireUsage({
  calls,
  failedCalls,
  inputTokens,
  outputTokens,
  cost,
  currencyCode,
  ...total
}: UsageTotal) {
  return {
    ...total,
    calls: BigInt(calls),
    failedCalls: BigInt(failedCalls),
    inputTokens: BigInt(inputTokens),
    outputTokens: BigInt(outputTokens),
    cost: toMoney(cost, currencyCode),
  };
}

export function toWireStatistic(statistic: ProcessingStatistic) {
  return {
    consumer: statistic.consumer,
    processed: BigInt(statistic.processed),
    failed: BigInt(statistic.failed),
    pending: BigInt(statistic.pending),
    deadLetters: BigInt(statistic.openDeadLetters),
    successRate: statistic.successRate,
    throughputPerMinute: statistic.throughputPerMinute,
    latencyP50Ms: statistic.latencyP50Ms,
    latencyP95Ms: statistic.latencyP95Ms,
  };
}
