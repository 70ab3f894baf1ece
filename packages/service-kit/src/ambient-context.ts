import { AsyncLocalStorage } from 'node:async_hooks';
import type { EventPriority } from '@procur/contracts/event-declaration';
import type { Identity } from './identity.ts';
import { uuidv7 } from './ids.ts';

/** On whose behalf, and as part of which story, the present work runs. Set at every way in: a call or an event. */
export type AmbientContext = {
  /** The same from the first call to the last event it leads to. */
  readonly correlationId: string;
  /** The event or call that led directly to this work. */
  readonly causationId?: string;
  /** User id, or `service:<name>` for background work. */
  readonly actor: string;
  /** Empty for work of the platform itself. */
  readonly organisationId: string;
  /** What the platform does here for all organisations at once; see tenant-scope.ts. */
  readonly platformTask?: string;
  readonly priority: EventPriority;
  /** The verified caller, where the way in was a call; calls to other services are made in its name. */
  readonly identity?: Identity;
  /** Address and agent of the person at the edge, for the audit trail. */
  readonly clientAddress?: string;
  readonly userAgent?: string;
};

const storage = new AsyncLocalStorage<AmbientContext>();

/** Runs the work in this context; everything it publishes, logs and calls carries it. */
export function runInContext<T>(context: AmbientContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context of the present work, if a way in has set one. */
export function findAmbientContext(): AmbientContext | undefined {
  return storage.getStore();
}

/** The context of the present work; work that nobody asked for (timers, start-up) begins a story of its own. */
export function ambientContext(): AmbientContext {
  return storage.getStore() ?? { correlationId: uuidv7(), actor: 'system', organisationId: '', priority: 'normal' };
}
