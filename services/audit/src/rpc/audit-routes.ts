import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { ServiceImpl } from '@connectrpc/connect';
import { AuditService } from '@procur/contracts/gen/procur/audit/v1/audit_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { Routes } from '@procur/service-kit/rpc-server';
import type { App } from '../app.ts';
import { callerOf, scopeOf } from './caller-of.ts';
import { type SchemaOf, toEventFilter, toWireEvent } from './event-messages.ts';
import {
  toDeadLetterStatus,
  toWireDeadLetter,
  toWireEntry,
  toWireStatistic,
  toWireUsage,
  toWireVerdict,
} from './trail-messages.ts';

/** Every RPC of the service. */
export function auditRoutes(app: App, schemaOf: SchemaOf): Routes {
  return (router) =>
    router.service(AuditService, {
      ...eventRoutes(app, schemaOf),
      ...trailRoutes(app),
      ...deadLetterRoutes(app, schemaOf),
      ...measureRoutes(app),
    });
}

type Part = Partial<ServiceImpl<typeof AuditService>>;

function eventRoutes(app: App, schemaOf: SchemaOf): Part {
  return {
    async listEvents({ filter, pageSize, pageToken }, context) {
      const page = { size: pageSize, token: pageToken };
      const { rows, nextToken } = await app.listEvents(scopeOf(context), toEventFilter(filter), page);
      return { events: rows.map((event) => toWireEvent(event, schemaOf)), nextPageToken: nextToken };
    },
    async getEvent({ eventId }, context) {
      return { event: toWireEvent(await app.getEvent(scopeOf(context), eventId), schemaOf) };
    },
    async replayEvents({ filter, consumer, dryRun, force }, context) {
      const slice = { filter: toEventFilter(filter), consumer, dryRun, force };
      const { count, firstIds } = await app.replayEvents(callerOf(context), slice);
      return { eventCount: count, eventIds: [...firstIds], dryRun };
    },
  };
}

function trailRoutes(app: App): Part {
  return {
    async listAuditEntries({ resourceType, resourceId, actor, pageSize, pageToken }, context) {
      const page = { size: pageSize, token: pageToken };
      const filter = { resourceType, resourceId, actor };
      const { rows, nextToken } = await app.listAuditEntries(scopeOf(context), filter, page);
      return { entries: rows.map(toWireEntry), nextPageToken: nextToken };
    },
    async verifyAuditChain(_, context) {
      return toWireVerdict(await app.verifyAuditChain(identityOf(context).organisationId));
    },
  };
}

function deadLetterRoutes(app: App, schemaOf: SchemaOf): Part {
  return {
    async listDeadLetters({ status, service, consumer, pageSize, pageToken }, context) {
      const page = { size: pageSize, token: pageToken };
      const filter = { status: toDeadLetterStatus(status), service, consumer };
      const { rows, nextToken } = await app.listDeadLetters(scopeOf(context), filter, page);
      return { deadLetters: rows.map((letter) => toWireDeadLetter(letter, schemaOf)), nextPageToken: nextToken };
    },
    async getDeadLetter({ deadLetterId }, context) {
      return { deadLetter: toWireDeadLetter(await app.getDeadLetter(scopeOf(context), deadLetterId), schemaOf) };
    },
    async replayDeadLetters({ deadLetterIds: ids, consumer, dryRun }, context) {
      const deadLetterIds = await app.replayDeadLetters(callerOf(context), { ids, consumer, dryRun });
      return { deadLetterIds: [...deadLetterIds], dryRun };
    },
    async discardDeadLetter({ deadLetterId, reason }, context) {
      const letter = await app.discardDeadLetter(callerOf(context), deadLetterId, reason);
      return { deadLetter: toWireDeadLetter(letter, schemaOf) };
    },
  };
}

function measureRoutes(app: App): Part {
  return {
    async getUsage({ from, to }, context) {
      const period = { from: from && timestampDate(from), to: to && timestampDate(to) };
      return { totals: (await app.getUsage(scopeOf(context), period)).map(toWireUsage) };
    },
    async getProcessingStatistics({ windowMinutes }) {
      const { statistics, warnings } = await app.getProcessingStatistics(windowMinutes);
      return { statistics: statistics.map(toWireStatistic), warnings: [...warnings] };
    },
  };
}
