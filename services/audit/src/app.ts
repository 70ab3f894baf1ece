import { appendAuditEntry } from './commands/append-audit-entry.ts';
import { discardDeadLetter } from './commands/discard-dead-letter.ts';
import { raiseWarnings } from './commands/raise-warnings.ts';
import { recordDeadLetter } from './commands/record-dead-letter.ts';
import { recordUsage } from './commands/record-usage.ts';
import { removeExpiredEvents } from './commands/remove-expired-events.ts';
import { replayDeadLetters } from './commands/replay-dead-letters.ts';
import { replayEvents } from './commands/replay-events.ts';
import { storeEvent } from './commands/store-event.ts';
import type { Ports } from './ports.ts';
import { getDeadLetter, listDeadLetters } from './queries/get-dead-letter.ts';
import { getProcessingStatistics } from './queries/get-processing-statistics.ts';
import { getUsage } from './queries/get-usage.ts';
import { listAuditEntries } from './queries/list-audit-entries.ts';
import { getEvent, listEvents } from './queries/list-events.ts';
import { verifyAuditChain } from './queries/verify-audit-chain.ts';

/** The use cases, from what they need: the same in production and in tests. */
export function createApp(ports: Ports) {
  return {
    storeEvent: storeEvent(ports),
    appendAuditEntry: appendAuditEntry(ports),
    recordDeadLetter: recordDeadLetter(ports),
    recordUsage: recordUsage(ports),
    listEvents: listEvents(ports),
    getEvent: getEvent(ports),
    replayEvents: replayEvents(ports),
    listAuditEntries: listAuditEntries(ports),
    verifyAuditChain: verifyAuditChain(ports),
    listDeadLetters: listDeadLetters(ports),
    getDeadLetter: getDeadLetter(ports),
    replayDeadLetters: replayDeadLetters(ports),
    discardDeadLetter: discardDeadLetter(ports),
    getUsage: getUsage(ports),
    getProcessingStatistics: getProcessingStatistics(ports),
    removeExpiredEvents: removeExpiredEvents(ports),
    raiseWarnings: raiseWarnings(ports),
  };
}

export type App = ReturnType<typeof createApp>;
