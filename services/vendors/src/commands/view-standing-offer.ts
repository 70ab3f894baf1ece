import type { Ports } from '../ports.ts';
import { readStandingOffer, type StandingOffer } from '../queries/read-standing-offer.ts';
import { withAnswerLink } from './find-answer-link.ts';

/** What a link shows. @throws DomainError forbidden LINK_EXPIRED or LINK_INVALID. */
export function viewStandingOffer(ports: Pick<Ports, 'database' | 'links' | 'now'>) {
  return async (token: string): Promise<StandingOffer> =>
    await withAnswerLink(ports, token, (link) => readStandingOffer(ports, link));
}
