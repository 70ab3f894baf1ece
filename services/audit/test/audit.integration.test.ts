import { randomUUID } from 'node:crypto';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import {
  auditEntryRecorded,
  documentProgressed,
  eventDeadLettered,
  requestApproved,
  requestCreated,
  usageRecorded,
} from '@procur/contracts/events';
import { DeadLetterStatus } from '@procur/contracts/gen/procur/audit/v1/audit_service_pb.ts';
import { toEventHeaders } from '@procur/service-kit/cloud-event';
import { toMoney } from '@procur/service-kit/money';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditUnderTest, startAudit } from './support/start-audit.ts';

const consumer = 'requests-process-requests-request_approved';

describe('audit', () => {
  let audit: AuditUnderTest;
  beforeAll(async () => {
    audit = await startAudit();
  });
  afterAll(async () => {
    await audit?.[Symbol.asyncDispose]();
  });

  it('stores every event once and finds it by type, actor, correlation and time, page by page', async () => {
    const organisationId = randomUUID();
    const client = audit.clientOf(organisationId);
    const correlationId = randomUUID();
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) {
      ids.push(await audit.publish(requestCreated, { requestId: `r-${index}` }, { organisationId, correlationId }));
    }
    const approved = await audit.publish(requestApproved, { requestId: 'r-0' }, { organisationId, actor: 'boss' });
    await eventually(async () => expect((await client.listEvents({})).events).toHaveLength(6));

    const first = await client.listEvents({ filter: { type: 'request_created', correlationId }, pageSize: 3 });
    const second = await client.listEvents({
      filter: { type: 'request_created', correlationId },
      pageSize: 3,
      pageToken: first.nextPageToken,
    });
    expect([...first.events, ...second.events].map((event) => event.eventId)).toEqual(ids.toReversed());
    expect(second.nextPageToken).toBe('');
    expect((await client.listEvents({ filter: { actor: 'boss' } })).events.map((event) => event.eventId)).toEqual([
      approved,
    ]);
    const later = { filter: { from: timestampFromDate(new Date(Date.parse('2100-01-01'))) } };
    expect((await client.listEvents(later)).events).toEqual([]);
    const { event } = await client.getEvent({ eventId: ids[0] ?? '' });
    expect(JSON.parse(event?.payloadJson ?? '')).toEqual({ requestId: 'r-0' });
  });

  it("does not show another organisation's events, entries and dead letters", async () => {
    const eventId = await audit.publish(requestCreated, { requestId: 'r' }, { organisationId: 'org-a' });
    await eventually(async () => expect((await audit.clientOf('org-a').listEvents({})).events).toHaveLength(1));
    const stranger = audit.clientOf('org-b');
    expect((await stranger.listEvents({})).events).toEqual([]);
    await expect(stranger.getEvent({ eventId })).rejects.toMatchObject({ code: Code.NotFound });
  });

  it('refuses a bad page, a bad token and an unknown consumer precisely', async () => {
    const client = audit.clientOf('org-1');
    await expect(client.listEvents({ pageSize: 201 })).rejects.toThrow(/page of 201/);
    await expect(client.listEvents({ pageToken: 'zzz' })).rejects.toThrow(/page token/);
    await expect(client.replayEvents({ consumer: 'nobody' })).rejects.toThrow(/no consumer "nobody"/);
    await expect(audit.clientOf('org-1', ['requester']).listEvents({})).rejects.toMatchObject({
      code: Code.PermissionDenied,
    });
  });

  it('chains the trail of each organisation and names the entry that somebody changed', async () => {
    const organisationId = randomUUID();
    const client = audit.clientOf(organisationId);
    for (let index = 1; index <= 4; index++)
      await audit.publish(auditEntryRecorded.requests, entry(index), { organisationId });
    await eventually(async () => expect((await client.listAuditEntries({})).entries).toHaveLength(4));
    expect(await client.verifyAuditChain({})).toMatchObject({ intact: true, entryCount: 4n });
    const { entries } = await client.listAuditEntries({ resourceType: 'purchase_request', pageSize: 1 });
    expect(entries[0]).toMatchObject({ position: 4n, clientAddress: '192.0.2.1', userAgent: 'test' });

    const change = "update audit.audit_entries set actor = 'mallory' where organisation_id = $1 and position = 3";
    await expect(audit.postgres.query(change, [organisationId])).rejects.toThrow(/never changed/);
    await audit.postgres.query('alter table audit.audit_entries disable trigger all');
    await audit.postgres.query(change, [organisationId]);
    await audit.postgres.query('alter table audit.audit_entries enable trigger all');
    expect(await client.verifyAuditChain({})).toMatchObject({ intact: false, firstBrokenPosition: 3n });
  });

  it('shows an operator every entry of the platform once, although positions repeat between organisations', async () => {
    const resourceId = randomUUID();
    for (const organisationId of [randomUUID(), randomUUID(), randomUUID()])
      await audit.publish(auditEntryRecorded.requests, { ...entry(1), resourceId }, { organisationId });
    const operator = audit.clientOf('', ['operator']);
    await eventually(async () => expect((await operator.listAuditEntries({ resourceId })).entries).toHaveLength(3));
    const seen: string[] = [];
    let pageToken = '';
    do {
      const page = await operator.listAuditEntries({ resourceId, pageSize: 1, pageToken });
      seen.push(...page.entries.map(({ id }) => id));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(new Set(seen).size).toBe(3);
    expect(seen).toHaveLength(3);
  });

  it('lists, inspects, replays and discards dead letters, the replay after a dry run', async () => {
    const organisationId = randomUUID();
    const client = audit.clientOf(organisationId);
    const letters = [await bury(organisationId), await bury(organisationId)];
    await eventually(async () => expect((await client.listDeadLetters({})).deadLetters).toHaveLength(2));
    const { deadLetter } = await client.getDeadLetter({ deadLetterId: letters[0] ?? '' });
    expect(deadLetter).toMatchObject({ status: DeadLetterStatus.OPEN, consumer, errorMessage: 'printer on fire' });

    const replays = async () => (await audit.bus.ensureStream('PROCUR_REPLAY')).state.messages;
    const before = await replays();
    const planned = await client.replayDeadLetters({ consumer, dryRun: true });
    expect(planned.deadLetterIds.toSorted()).toEqual(letters.toSorted());
    expect(await replays()).toBe(before);
    await client.replayDeadLetters({ deadLetterIds: [letters[0] ?? ''] });
    await eventually(async () => expect(await replays()).toBe(before + 1));
    expect((await client.listDeadLetters({ status: DeadLetterStatus.OPEN })).deadLetters).toHaveLength(1);

    await expect(client.discardDeadLetter({ deadLetterId: letters[1] ?? '', reason: ' ' })).rejects.toThrow(/reason/);
    await client.discardDeadLetter({ deadLetterId: letters[1] ?? '', reason: 'test data' });
    const refusal = client.replayDeadLetters({ deadLetterIds: [letters[1] ?? ''] });
    expect(ConnectError.from(await refusal.catch((error: unknown) => error)).code).toBe(Code.FailedPrecondition);
    await eventually(async () => {
      const { entries } = await client.listAuditEntries({ resourceType: 'dead_letter' });
      expect(entries.map((each) => each.action).toSorted()).toEqual(['dead_letter.discarded', 'dead_letter.replayed']);
    });
  });

  it('replays a slice of the store to one consumer', async () => {
    const organisationId = randomUUID();
    const client = audit.clientOf(organisationId);
    const approved = await audit.publish(requestApproved, { requestId: 'r' }, { organisationId });
    await audit.publish(requestCreated, { requestId: 'r' }, { organisationId });
    await eventually(async () => expect((await client.listEvents({})).events).toHaveLength(2));
    expect(await client.replayEvents({ consumer, dryRun: true })).toMatchObject({
      eventCount: 1,
      eventIds: [approved],
    });
    const before = (await audit.bus.ensureStream('PROCUR_REPLAY')).state.messages;
    await client.replayEvents({ consumer, force: true });
    await eventually(async () =>
      expect((await audit.bus.ensureStream('PROCUR_REPLAY')).state.messages).toBe(before + 1),
    );
  });

  it('adds up usage exactly', async () => {
    const organisationId = randomUUID();
    const client = audit.clientOf(organisationId);
    for (const outcome of ['ok', 'ok', 'failed']) {
      await audit.publish(
        usageRecorded.documents,
        {
          usageId: randomUUID(),
          provider: 'p',
          model: 'm',
          purpose: 'read',
          inputTokens: 10n,
          cost: toMoney('0.1', 'USD'),
          outcome,
        },
        { organisationId },
      );
    }
    await eventually(async () => {
      const { totals } = await client.getUsage({});
      expect(totals[0]).toMatchObject({ calls: 3n, failedCalls: 1n, inputTokens: 30n, cost: { nanos: 300_000_000 } });
    });
  });

  it('measures consumers and announces a crossed threshold once', async () => {
    const organisationId = randomUUID();
    // Nobody else's, so that no other test has it over the threshold for a while.
    const consumer = 'requests-process-requests-request_shortlisted';
    const operator = audit.clientOf('', ['operator']);
    await Promise.all([1, 2, 3].map(() => bury(organisationId, consumer)));
    await eventually(async () => {
      const { statistics, warnings } = await operator.getProcessingStatistics({});
      expect(statistics.find((each) => each.consumer === consumer)?.deadLetters).toBeGreaterThanOrEqual(3n);
      expect(warnings.map((warning) => warning.code)).toContain('DEAD_LETTERS_HIGH');
    });
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const { events } = await operator.listEvents({ filter: { type: 'system_warning_raised' } });
    const about = events.filter(
      (event) => event.payloadJson.includes('DEAD_LETTERS_HIGH') && event.payloadJson.includes(consumer),
    );
    expect(about).toHaveLength(1);
    await expect(operator.getProcessingStatistics({ windowMinutes: 1441 })).rejects.toThrow(/1441/);
  });

  it('raises a system error about work that was given up, once, without a word of what it was about', async () => {
    const operator = audit.clientOf('', ['operator']);
    const letter = await bury(randomUUID());
    const errors = async () =>
      (await operator.listEvents({ filter: { type: 'system_error_raised' }, pageSize: 200 })).events
        .map((event) => JSON.parse(event.payloadJson))
        .filter(({ message }) => message.includes(letter));
    await eventually(async () => expect(await errors()).toHaveLength(1));
    const [error] = await errors();
    expect(error).toMatchObject({ code: 'EVENT_GIVEN_UP', service: 'requests' });
    expect(error.message).toContain(consumer);
    expect(error.message).not.toContain('fire');
  });

  it('removes what has been kept long enough, by class', async () => {
    const organisationId = randomUUID();
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    await audit.publish(requestCreated, { requestId: 'old' }, { organisationId, occurredAt: daysAgo(91) });
    await audit.publish(documentProgressed, {}, { organisationId, occurredAt: daysAgo(8) });
    const kept = [
      await audit.publish(requestApproved, { requestId: 'old' }, { organisationId, occurredAt: daysAgo(91) }),
      await audit.publish(requestCreated, { requestId: 'new' }, { organisationId, occurredAt: daysAgo(89) }),
    ];
    const client = audit.clientOf(organisationId);
    await eventually(async () => {
      const { events } = await client.listEvents({});
      expect(events.map((event) => event.eventId).toSorted()).toEqual(kept.toSorted());
    });
  });

  async function bury(organisationId: string, by = consumer): Promise<string> {
    const deadLetterId = randomUUID();
    const eventId = randomUUID();
    const headers = toEventHeaders({
      id: eventId,
      type: requestApproved.subject,
      aggregateId: 'r-1',
      organisationId,
      actor: 'user-1',
      correlationId: 'c-1',
      causationId: undefined,
      priority: 'normal',
      occurredAt: new Date(),
    });
    const letter = {
      deadLetterId,
      eventId,
      subject: requestApproved.subject,
      consumer: by,
      service: 'requests',
      attempts: 3,
      errorKind: 'Error',
      errorMessage: 'printer on fire',
      headers: { ...headers },
    };
    await audit.publish(eventDeadLettered.requests, letter, { organisationId });
    return deadLetterId;
  }
});

function entry(index: number) {
  return {
    entryId: randomUUID(),
    action: 'purchase_request.submitted',
    resourceType: 'purchase_request',
    resourceId: `r-${index}`,
    actor: 'user-1',
    beforeJson: '{"status":"draft"}',
    afterJson: '{"status":"submitted"}',
    clientAddress: '192.0.2.1',
    userAgent: 'test',
  };
}
