import { randomUUID } from 'node:crypto';
import { registry } from '@procur/service-kit/metrics';
import { withSpan } from '@procur/service-kit/span';
import { startTestTracing, stopTracing } from '@procur/service-kit/tracing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeVendors } from './support/fake-vendors.ts';
import { anOrder } from './support/negotiation-builder.ts';
import { negotiationFixture, open, untilEnded } from './support/negotiation-fixture.ts';

type Exporter = Parameters<typeof startTestTracing>[0];
type Span = Parameters<Exporter['export']>[0][number];

describe('telemetry', () => {
  const spans: Span[] = [];
  const fixture = negotiationFixture();
  beforeAll(() =>
    startTestTracing({
      export: (finished, done) => {
        spans.push(...finished);
        done({ code: 0 });
      },
      shutdown: async () => {},
    }),
  );
  afterAll(stopTracing);

  it('shows a negotiation as one trace, each round below the event that asked for it', async () => {
    const service = await fixture.start(fakeVendors({ a: { floor: 1060, step: 30 } }));
    const id = await withSpan('purchase', {}, () => open(service, anOrder(randomUUID(), ['a'])));
    const { deal } = await untilEnded(service, id);
    const root = spans.find(({ name }) => name === 'purchase')?.spanContext().traceId;
    const rounds = spans.filter(({ name }) => name === 'negotiation round');
    expect(rounds).toHaveLength((deal?.rounds ?? 0) + 1);
    for (const round of rounds) {
      expect(round.spanContext().traceId).toBe(root);
      const parent = spans.find((span) => span.spanContext().spanId === round.parentSpanContext?.spanId);
      expect(parent?.name).toBe('consume procur.negotiation.v1.round_started');
    }
  });

  it('measures outcome, rounds and savings', async () => {
    const service = await fixture.start(fakeVendors({ a: { floor: 1060, step: 30 } }));
    await untilEnded(service, await open(service, anOrder(randomUUID(), ['a'])));
    const exposed = await registry.metrics();
    expect(exposed).toMatch(/procur_negotiations_total\{outcome="completed"\} \d+/);
    expect(exposed).toMatch(/procur_negotiation_rounds_count \d+/);
    expect(exposed).toMatch(/procur_negotiation_savings_ratio_bucket\{le="0.075"\} 0/);
    expect(exposed).not.toContain(anOrder('', []).mandate.walkAwayUnitPrice);
  });
});
