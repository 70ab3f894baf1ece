import { EmptySchema } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { defineEvent } from './event-declaration.ts';
import { deriveTopology, replaySubject } from './event-topology.ts';

const created = defineEvent('procur.requests.v1.request_created', EmptySchema);
const updated = defineEvent('procur.requests.v1.request_updated', EmptySchema, 'short');

describe('an event declaration', () => {
  it('takes owner and name from the subject', () => {
    expect(created).toMatchObject({ owner: 'requests', name: 'request_created', retention: 'standard' });
    expect(updated.retention).toBe('short');
  });

  it('refuses a subject outside the form', () => {
    expect(() => defineEvent('procur.requests.v1.RequestCreated', EmptySchema)).toThrow(/not an event subject/);
    expect(() => defineEvent('procur.requests.v1.a.b', EmptySchema)).toThrow(/not an event subject/);
  });
});

describe('the topology', () => {
  const topology = deriveTopology([
    { service: 'negotiation', name: 'negotiation', concurrency: 4, events: [created, updated] },
    { service: 'audit', name: 'store', concurrency: 2, events: 'all' },
  ]);

  it('gives every owner a stream of its own and the replays one more', () => {
    expect(topology.streams).toHaveLength(8);
    expect(topology.streams.map((stream) => stream.name)).toContain('PROCUR_REPLAY');
  });

  it('gives every event of a queue its own durable with a single filter', () => {
    const filters = topology.consumers.filter((consumer) => consumer.queue === 'negotiation');
    expect(filters.map((consumer) => consumer.filterSubject)).toEqual([created.subject, updated.subject]);
    expect(new Set(topology.consumers.map((consumer) => consumer.durable)).size).toBe(topology.consumers.length);
  });

  it('lets whoever hears everything hear each stream once', () => {
    expect(topology.consumers.filter((consumer) => consumer.queue === 'store')).toHaveLength(7);
  });

  it('gives every subscribed service a replay consumer that its consumers are addressed through', () => {
    const replay = topology.consumers.find((consumer) => consumer.durable === 'negotiation-replay');
    const [first] = topology.consumers;
    expect(replay?.filterSubject).toBe('procur.replay.negotiation.>');
    expect(first && replaySubject(first)).toBe(
      'procur.replay.negotiation.v1.negotiation-negotiation-requests-request_created',
    );
  });
});
