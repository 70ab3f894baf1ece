import type { EventBus } from '@procur/service-kit/event-bus';

type Heard = (policy: string, key: string, calls: number) => void;
type Count = readonly [policy: string, key: string, calls: number];
type Report = { readonly replica: string; readonly counts: readonly Count[] };

// Outside every stream: nobody keeps it.
const subject = 'procur.live.gateway.calls_counted';

/**
 * Tells the other replicas what was counted here and hears what was counted there. Calls never wait for it: a count in a
 * shared store would cost each call a round trip, and the limits guard against floods, not single calls. Without NATS each
 * replica counts for itself.
 */
export class SharedCounts implements Disposable {
  readonly #bus: Pick<EventBus, 'say' | 'listen'>;
  readonly #replica: string;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #stopListening: () => void;
  #unsaid = new Map<string, Count>();
  #heard: Heard = () => {};

  constructor(bus: Pick<EventBus, 'say' | 'listen'>, { everyMs, replica }: { everyMs: number; replica: string }) {
    this.#bus = bus;
    this.#replica = replica;
    this.#timer = everyMs > 0 ? setInterval(() => this.#tell(), everyMs).unref() : undefined;
    this.#stopListening = bus.listen(subject, ({ payload }) => this.#hear(payload));
  }

  add(policy: string, key: string): void {
    if (this.#timer === undefined) return;
    const name = `${policy} ${key}`;
    this.#unsaid.set(name, [policy, key, (this.#unsaid.get(name)?.[2] ?? 0) + 1]);
  }

  onHeard(heard: Heard): void {
    this.#heard = heard;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#stopListening();
  }

  #tell(): void {
    if (this.#unsaid.size === 0) return;
    const report: Report = { replica: this.#replica, counts: [...this.#unsaid.values()] };
    this.#unsaid = new Map();
    this.#bus.say(subject, Buffer.from(JSON.stringify(report)));
  }

  // Only gateways may publish here, so the form is that of this file.
  #hear(payload: Uint8Array): void {
    const { replica, counts }: Report = JSON.parse(Buffer.from(payload).toString());
    if (replica !== this.#replica) for (const count of counts) this.#heard(...count);
  }
}
