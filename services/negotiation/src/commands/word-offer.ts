import type { DecidedOffer } from '@procur/buyer-agent/next-step';
import { wordingFault } from '@procur/buyer-agent/wording-fault';
import { LanguageModelError } from '@procur/service-kit/language-model';
import { Thread } from '../database/entities/thread.ts';
import { ThreadAgent } from '../database/entities/thread-agent.ts';
import type { Wording } from '../domain/wording.ts';
import type { Ports } from '../ports.ts';
import { lockThread } from './lock-table.ts';
import type { Table } from './read-table.ts';

export type WordedOffer = DecidedOffer & Pick<Wording, 'wordedBy'>;

/**
 * Has a configured language model say the decided offer in its words, within the rules for them; else the rules' own
 * stand. What was found is kept before it is sent, so that after a crash the same bytes go out again.
 */
export async function wordOffer(ports: Ports, table: Table, offer: DecidedOffer): Promise<WordedOffer> {
  if (offer.inOwnWords) return { ...offer, wordedBy: 'person' };
  if (!ports.wordsmith) return { ...offer, wordedBy: 'rules' };
  const kept = await readWording(ports, table, offer.round);
  const wording = kept ?? (await keepWording(ports, table, await findWords(ports, table, offer)));
  return { ...offer, message: wording.message, wordedBy: wording.wordedBy };
}

async function findWords(
  { database, wordsmith }: Ports,
  { negotiation, mandate, thread }: Table,
  offer: DecidedOffer,
): Promise<Wording> {
  const { round, message } = offer;
  const own = (why: string): Wording => ({ round, message, wordedBy: `rules (${wordsmith?.engine}: ${why})` });
  if (!wordsmith) return own('none');
  const others = await database.em.find(Thread, { negotiationId: negotiation.id, id: { $ne: thread.id } });
  const rules = { otherVendors: others.map(({ vendorName }) => vendorName) };
  try {
    const text = (await wordsmith.reword(message, mandate.mandate.tone)).trim();
    const fault = wordingFault(text, message, rules);
    return fault ? own(fault) : { round, message: text, wordedBy: wordsmith.engine };
  } catch (error) {
    // Words are courtesy: the offer does not wait for a model that is away, and the record says who phrased it.
    if (error instanceof LanguageModelError) return own('it failed');
    throw error;
  }
}

async function readWording({ database }: Ports, { thread }: Table, round: number): Promise<Wording | undefined> {
  const agent = await database.em.findOneOrFail(ThreadAgent, { threadId: thread.id });
  return agent.wording?.round === round ? agent.wording : undefined;
}

// Of two workers with different words the first to be kept has found them for both.
async function keepWording({ database }: Ports, { thread: { id: threadId } }: Table, found: Wording): Promise<Wording> {
  return await database.transaction(async (em) => {
    await lockThread(em, threadId);
    const agent = await em.findOneOrFail(ThreadAgent, { threadId }, { refresh: true });
    if (agent.wording?.round === found.round) return agent.wording;
    agent.wording = found;
    return found;
  });
}
