import { fromBinary } from '@bufbuild/protobuf';
import { roundStarted } from '@procur/contracts/events';
import type { EventDeadLettered } from '@procur/contracts/gen/procur/common/v1/events_pb.ts';
import type { App } from '../app.ts';

/** A round that was given up ends its thread; other work that was given up is for the operator alone. */
export async function onEventDeadLettered(app: App, letter: EventDeadLettered): Promise<void> {
  if (letter.subject !== roundStarted.subject) return;
  const { threadId, round } = fromBinary(roundStarted.schema, letter.payload);
  await app.failThread({ threadId, round, reason: 'VENDOR_UNREACHABLE' });
}
