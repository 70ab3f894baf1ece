import { AnswerLink } from '../database/entities/answer-link.ts';
import { AnswerRequest } from '../database/entities/answer-request.ts';
import { SellerTable } from '../database/entities/seller-table.ts';
import { Vendor } from '../database/entities/vendor.ts';
import { addressOf } from '../domain/selling/counterparty.ts';
import type { Ports } from '../ports.ts';
import { hashLinkId } from './find-answer-link.ts';

export type IssuedLink = {
  /** Empty when there is nothing to answer, as at the end of the talks. */
  readonly token: string;
  /** Empty when nobody is to be told any more. */
  readonly email: string;
  readonly contactName: string;
  readonly buyerName: string;
  /** In which to write; empty for English. */
  readonly language: string;
};

const nobody: IssuedLink = { token: '', email: '', contactName: '', buyerName: '', language: '' };

/**
 * Makes a link for a round that waits for a person, for the mail that is being sent. Made again for each mail and kept
 * as a hash only; all links of a round lead to its one answer. Round 0 is the end of the table, which has no link.
 */
export function issueAnswerLink(ports: Pick<Ports, 'database' | 'links' | 'now' | 'newLinkId'>) {
  const { database, links, now, newLinkId } = ports;
  return async (organisationId: string, threadId: string, round: number): Promise<IssuedLink> =>
    await database.transaction(async (em) => {
      const table = await em.findOne(SellerTable, { threadId, organisationId });
      if (!table) return nobody;
      const { id, contactEmail, counterparty } = await em.findOneOrFail(Vendor, { id: table.vendorId });
      const { contactName, language = '' } = counterparty;
      const person = {
        email: addressOf(counterparty, contactEmail),
        contactName,
        buyerName: table.buyerName,
        language,
      };
      if (round === 0) return { token: '', ...person };
      const request = await em.findOne(AnswerRequest, { threadId, round });
      if (!request || request.settledAt || request.linksRevokedAt || table.closedAt || request.dueAt <= now())
        return nobody;
      const linkId = newLinkId();
      const times = { issuedAt: now(), expiresAt: request.dueAt, usedAt: null, revokedAt: null };
      em.create(AnswerLink, { tokenHash: hashLinkId(linkId), threadId, round, ...times });
      const token = await links.sign({ id: linkId, subject: id, organisationId }, request.dueAt);
      return { token, ...person };
    });
}
