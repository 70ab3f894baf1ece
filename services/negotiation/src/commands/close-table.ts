import { DomainError } from '@procur/service-kit/domain-error';
import { Offer } from '../database/entities/offer.ts';
import { tableOutcome } from '../domain/thread-status.ts';
import type { Ports, TableEnding } from '../ports.ts';
import { lockThread, type ThreadRow } from './lock-table.ts';
import type { Complete } from './play-round.ts';
import { readTable } from './read-table.ts';

/** Tells a vendor how its table ended. Repeating it tells the vendor the same again, which the contract allows. */
export function closeTable(ports: Ports) {
  return async (threadId: string, complete: Complete): Promise<void> => {
    const table = await readTable(ports, threadId);
    const outcome = table && tableOutcome(table.thread.status);
    if (!table || !outcome || table.thread.closedAt) return;
    await tellVendor(ports, { ...(await readEnding(ports, table.thread)), outcome });
    await complete(() =>
      ports.database.transaction(async (em) => {
        const thread = await lockThread(em, threadId);
        thread.closedAt = ports.now();
      }),
    );
  };
}

async function readEnding({ database }: Ports, thread: ThreadRow): Promise<Omit<TableEnding, 'outcome'>> {
  const { id: threadId, vendorId, agreedOfferId } = thread;
  const agreedOffer = agreedOfferId ? await database.em.findOneOrFail(Offer, { id: agreedOfferId }) : undefined;
  return { threadId, vendorId, ...(agreedOffer && { agreedOffer }) };
}

async function tellVendor({ counterparty }: Ports, ending: TableEnding): Promise<void> {
  try {
    await counterparty.closeTable(ending);
  } catch (error) {
    // A vendor that never came to the table, or is no longer there, need not be told; but an award must reach it.
    if (error instanceof DomainError && ending.outcome !== 'awarded') return;
    throw error;
  }
}
