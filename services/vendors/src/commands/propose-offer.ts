import { DomainError } from '@procur/service-kit/domain-error';
import type { SellerTable } from '../database/entities/seller-table.ts';
import { checkMessage } from '../domain/selling/person-answer.ts';
import { type Proposal, proposeTerms } from '../domain/selling/proposal.ts';
import type { Ports } from '../ports.ts';
import { readStandingOffer } from '../queries/read-standing-offer.ts';
import { withAnswerLink } from './find-answer-link.ts';

export type ProposedOffer = Proposal & { readonly table: SellerTable; readonly engine: string };

/**
 * Reads a counter-offer from a person's words, for that person to confirm. Nothing is stored and nothing counts by it.
 * @throws DomainError forbidden for a link that is not good; conflict where no language model is configured.
 */
export function proposeOffer(ports: Ports) {
  return async (token: string, text: string): Promise<ProposedOffer> =>
    await withAnswerLink(ports, token, async (link) => {
      const { proseReader, answers } = ports;
      if (!proseReader) throw noReader();
      const words = checkMessage(text, answers.maxCharacters);
      const { table, request } = await readStandingOffer(ports, link);
      const read = words === '' ? {} : await proseReader.readOffer(table.issues, words);
      return { table, engine: proseReader.engine, ...proposeTerms(table.issues, read, request.buyerOffer) };
    });
}

function noReader(): DomainError {
  const message = 'no language model is configured, so words cannot be read; enter the values instead';
  return new DomainError('conflict', 'WORDS_NOT_READ', message, {
    field: 'text',
    allowed: ['CounterOffer with values'],
  });
}
