import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { ServiceImpl } from '@connectrpc/connect';
import { AuditService } from '@procur/contracts/gen/procur/audit/v1/audit_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { Routes } from '@procur/service-kit/rpc-server';
import type { App } from '../app.ts';
import { scopeOf } from '../domain/scope.ts';
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
      const page = { pageSize, pageToken };
      const { rows, nextPageToken } = await app.listEvents(scopeOf(identityOf(context)), toEventFilter(filter), page);
      return { events: rows.map((event) => toWireEvent(event, schemaOf)), nextPageToken };
    },
    async getEvent({ eventId }, context) {
      return { event: toWireEvent(await app.getEvent(scopeOf(identityOf(context)), eventId), schemaOf) };
    },
    async replayEvents({ filter, consumer, dryRun, force }, context) {
      const slice = { filter: toEventFilter(filter), consumer, dryRun, force };
      const { count, firstIds } = await app.replayEvents(identityOf(context), slice);
      return { eventCount: count, eventIds: [...firstIds], dryRun };
    },
  };
}

function trailRoutes(app: App): Part {
  return {
    async listAuditEntries({ resourceType, resourceId, actor, pageSize, pageToken }, context) {
      const page = { pageSize, pageToken };
      const filter = { resourceType, resourceId, actor };
      const { rows, nextPageToken } = await app.listAuditEntries(scopeOf(identityOf(context)), filter, page);
      return { entries: rows.map(toWireEntry), nextPageToken };
    },
    async verifyAuditChain(_, context) {
      return toWireVerdict(await app.verifyAuditChain(identityOf(context).organisationId));
    },
  };
}

function deadLetterRoutes(app: App, schemaOf: SchemaOf): Part {
  return {
    async listDeadLetters({ status, service, consumer, pageSize, pageToken }, context) {
      const page = { pageSize, pageToken };
      const filter = { status: toDeadLetterStatus(status), service, consumer };
      const { rows, nextPageToken } = await app.listDeadLetters(scopeOf(identityOf(context)), filter, page);
      return { deadLetters: rows.map((letter) => toWireDeadLetter(letter, schemaOf)), nextPageToken };
    },
    async getDeadLetter({ deadLetterId }, context) {
      return {
        deadLetter: toWireDeadLetter(await app.getDeadLetter(scopeOf(identityOf(context)), deadLetterId), schemaOf),
      };
    },
    async replayDeadLetters({ deadLetterIds: ids, consumer, dryRun }, context) {
      const deadLetterIds = await app.replayDeadLetters(identityOf(context), { ids, consumer, dryRun });
      return { deadLetterIds: [...deadLetterIds], dryRun };
    },
    async discardDeadLetter({ deadLetterId, reason }, context) {
      const letter = await app.discardDeadLetter(identityOf(context), deadLetterId, reason);
      return { deadLetter: toWireDeadLetter(letter, schemaOf) };
    },
  };
}

function measureRoutes(app: App): Part {
  return {
    async getUsage({ from, to }, context) {
      const period = { from: from && timestampDate(from), to: to && timestampDate(to) };
      return { totals: (await app.getUsage(scopeOf(identityOf(context)), period)).map(toWireUsage) };
    },
    async getProcessingStatistics({ windowMinutes }) {
      const { statistics, warnings } = await app.getProcessingStatistics(windowMinutes);
      return { statistics: statistics.map(toWireStatistic), warnings: [...warnings] };
    },
  };
}
