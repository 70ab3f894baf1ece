import { type DescMessage, fromBinary, type JsonObject, toJson } from '@bufbuild/protobuf';
import type { EventDeclaration } from '@procur/contracts/event-declaration';
import * as declaredEvents from '@procur/contracts/events';
import { parseEventHeaders } from '@procur/service-kit/cloud-event';
import type { EventBus, LiveMessage } from '@procur/service-kit/event-bus';

/** An event as a live feed shows it. */
export type LiveEvent = {
  readonly id: string;
  /** Name without owner, such as `round_completed`. */
  readonly name: string;
  readonly occurredAt: string;
  readonly data: JsonObject;
};

export type LiveListener = (event: LiveEvent) => void;

// Services whose events somebody can watch; each event says by its ids to which feeds it belongs.
const watchedOwners = ['requests', 'negotiation', 'documents'] as const;

const schemas: ReadonlyMap<string, DescMessage> = new Map(
  Object.values(declaredEvents).flatMap((declared): [string, DescMessage][] =>
    // The rest are the events that every owner has; nobody watches those.
    isDeclaration(declared) ? [[declared.subject, declared.schema]] : [],
  ),
);

function isDeclaration(declared: object): declared is EventDeclaration {
  return 'subject' in declared && typeof declared.subject === 'string';
}

/** Hands events that pass by to those who watch one of the things they are about, within their organisation. */
export class LiveEvents implements Disposable {
  readonly #listeners = new Map<string, Set<LiveListener>>();
  readonly #stops: readonly (() => void)[];

  constructor(bus: Pick<EventBus, 'listen'>) {
    this.#stops = watchedOwners.map((owner) => bus.listen(`procur.${owner}.v1.>`, (message) => this.#hear(message)));
  }

  /** Number of feeds now open. */
  get size(): number {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }

  /** Listens for events about the id in the organisation. Returns how to stop that. */
  watch(organisationId: string, id: string, listener: LiveListener): () => void {
    const key = keyOf(organisationId, id);
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(key);
    };
  }

  [Symbol.dispose](): void {
    for (const stop of this.#stops) stop();
  }

  #hear({ subject, headers, payload }: LiveMessage): void {
    const schema = schemas.get(subject);
    // Nobody watches: the usual case, and not worth decoding anything for.
    if (schema === undefined || this.#listeners.size === 0) return;
    const { id, organisationId, occurredAt } = parseEventHeaders(headers);
    const data = toJson(schema, fromBinary(schema, payload)) as JsonObject;
    const name = subject.split('.').at(-1) ?? subject;
    const event = { id, name, occurredAt: occurredAt.toISOString(), data };
    for (const about of idsOf(data)) {
      for (const listener of this.#listeners.get(keyOf(organisationId, about)) ?? []) listener(event);
    }
  }
}

function idsOf(data: JsonObject): ReadonlySet<string> {
  const ids = Object.entries(data).filter(([name, value]) => name.endsWith('Id') && typeof value === 'string');
  return new Set(ids.map(([, value]) => String(value)));
}

function keyOf(organisationId: string, id: string): string {
  return `${organisationId} ${id}`;
}
