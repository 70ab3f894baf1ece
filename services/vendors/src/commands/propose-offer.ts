import { LockMode } from '@mikro-orm/core';
import { DomainError } from '@procur/service-kit/domain-error';
import { LanguageModelError } from '@procur/service-kit/language-model';
import { AnswerRequest } from '../database/entities/answer-request.ts';
import type { SellerTable } from '../database/entities/seller-table.ts';
import type { Charge } from '../domain/selling/charge.ts';
import { checkMessage } from '../domain/selling/person-answer.ts';
import { type Proposal, proposeTerms } from '../domain/selling/proposal.ts';
import { readCharges, readPrice } from '../domain/selling/read-charges.ts';
import type { Ports, ProseReader } from '../ports.ts';
import { type Round, readStandingOffer } from '../queries/read-standing-offer.ts';
import { withAnswerLink } from './find-answer-link.ts';

export type ProposedOffer = Proposal & {
  readonly table: SellerTable;
  readonly charges: readonly Charge[];
  /** Who has read the values; charges are always read by rules. */
  readonly engine: string;
};

/**
 * Reads a counter-offer from a person's words, for that person to confirm. Nothing is stored and nothing counts by it.
 * @throws DomainError forbidden for a link that is not good; conflict where a language model is configured and fails.
 */
export function proposeOffer(ports: Ports) {
  return async (token: string, text: string): Promise<ProposedOffer> =>
    await withAnswerLink(ports, token, async (link) => {
      const { proseReader, answers } = ports;
      const words = checkMessage(text, answers.maxCharacters);
      const { table, request, lastOffer, state } = await readStandingOffer(ports, link);
      if (state !== 'awaited') throw notAwaited(state);
      if (proseReader) await countProposal(ports, link);
      const read = words === '' ? {} : await readWords(proseReader, table, words);
      return {
        table,
        charges: readCharges(words),
        engine: proseReader?.engine ?? 'rules',
        ...proposeTerms(table.issues, read, request.buyerOffer ?? lastOffer.terms),
      };
    });
}

// Whoever has the link could have words read for ever, at the buyer's cost.
async function countProposal({ database, answers }: Ports, { threadId, round }: Round): Promise<void> {
  const { maxProposals } = answers;
  await database.transaction(async (em) => {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const request = await em.findOneOrFail(AnswerRequest, { threadId, round }, { lockMode });
    if (request.proposals >= maxProposals) throw notRead(`words have been read ${maxProposals} times for this round`);
    request.proposals += 1;
  });
}

function notAwaited(given: string): DomainError {
  const detail = { field: 'token', given, allowed: ['awaited'] };
  return new DomainError('conflict', 'ANSWER_NOT_AWAITED', 'no answer is awaited any more', detail);
}

async function readWords(reader: ProseReader | undefined, { issues }: SellerTable, words: string) {
  if (!reader) return priceOf(words);
  try {
    return await reader.readOffer(issues, words);
  } catch (error) {
    // The person can go on without the model, so its fault is not theirs to wait for.
    if (error instanceof LanguageModelError) throw notRead('the language model gave no answer');
    throw error;
  }
}

function priceOf(words: string): Readonly<Record<string, string>> {
  const price = readPrice(words);
  return price === undefined ? {} : { unit_price: price };
}

function notRead(why: string): DomainError {
  const message = `${why}, so words cannot be read; enter the values instead`;
  return new DomainError('conflict', 'WORDS_NOT_READ', message, {
    field: 'text',
    allowed: ['CounterOffer with values'],
  });
}
