import { DomainError } from '@procur/service-kit/domain-error';
import type { QuotationDraft } from '../quotation/prepare-quotation.ts';
import type { QuotationStatus } from '../quotation/quotation-status.ts';

export type Acceptance = {
  readonly number: string;
  readonly status: QuotationStatus;
  /** The latest revision, and the one that is to be accepted. */
  readonly latest: number;
  readonly revision: number;
  readonly body: Pick<QuotationDraft, 'validUntil' | 'lines'>;
  /** YYYY-MM-DD. */
  readonly today: string;
};

/** @throws DomainError saying why a revision cannot become an order and what would. */
export function checkAcceptance(acceptance: Acceptance): void {
  requireLatest(acceptance);
  const { number, status, body, today } = acceptance;
  if (status !== 'issued')
    throw new DomainError('conflict', 'QUOTATION_NOT_ISSUED', `${number} is not issued yet`, {
      field: 'quotation_id',
      given: status,
      allowed: ['issued'],
    });
  // The last day counts in full.
  if (today > body.validUntil)
    throw new DomainError('conflict', 'QUOTATION_EXPIRED', `${number} was valid until ${body.validUntil}`, {
      field: 'quotation_id',
      given: today,
      allowed: [`until ${body.validUntil}`],
    });
  requireReviewed(acceptance);
}

function requireLatest({ number, latest, revision }: Acceptance): void {
  if (latest === 0)
    throw new DomainError('conflict', 'QUOTATION_NOT_ISSUED', 'a draft cannot be accepted', {
      field: 'quotation_id',
      given: 'draft',
      allowed: ['issued'],
    });
  if (revision === latest) return;
  const isKnown = revision > 0 && revision < latest;
  throw new DomainError(
    isKnown ? 'conflict' : 'invalid',
    isKnown ? 'REVISION_SUPERSEDED' : 'REVISION_UNKNOWN',
    isKnown ? `revision ${revision} of ${number} was replaced by revision ${latest}` : `${number} has no such revision`,
    { field: 'revision', given: String(revision), allowed: [String(latest)] },
  );
}

/** Nothing is ordered that no person has looked at where the match was not sure. */
function requireReviewed({ number, body }: Acceptance): void {
  const open = body.lines.filter((line) => line.outcome === 'needs_review').map((line) => line.position);
  if (open.length > 0)
    throw new DomainError('conflict', 'LINES_AWAIT_REVIEW', `${open.length} lines of ${number} wait for a person`, {
      field: 'revision',
      given: `lines ${open.slice(0, 10).join(', ')}${open.length > 10 ? ', …' : ''}`,
      allowed: ['review the lines and issue the quotation'],
    });
  if (!body.lines.some((line) => line.netAmount))
    throw new DomainError('conflict', 'QUOTATION_OFFERS_NOTHING', `${number} offers nothing that could be ordered`, {
      field: 'quotation_id',
      given: 'no line with a price',
    });
}
