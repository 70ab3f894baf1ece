import { DomainError } from '@procur/service-kit/domain-error';
import type { Quotation } from '../database/quotation-view.ts';
import type { Candidate } from '../domain/quotation/line-match.ts';
import type { Charge, PricedLine } from '../domain/quotation/priced-line.ts';
import type { QuotationLine } from '../domain/quotation/quotation-line.ts';
import { checkDecision, type ReviewDecision } from '../domain/quotation/review-decision.ts';
import { toPriceForReview } from '../domain/quotation/review-line.ts';
import type { Ports } from '../ports.ts';
import { findRequestedLine } from '../queries/requested-line.ts';
import { priceAll } from './match-and-price.ts';

/** What the catalogue answered about a decision. `charges` are absent where the decision does not touch them. */
export type ReviewPlan = {
  readonly candidate: Candidate | undefined;
  readonly priced: PricedLine | undefined;
  readonly charges: readonly Charge[] | undefined;
};

/** Checks the decision and asks the catalogue for the product and prices it needs, before anything is locked. */
export async function reviewPlan(
  ports: Ports,
  copy: Quotation,
  { position, decision }: { readonly position: number; readonly decision: ReviewDecision },
): Promise<ReviewPlan> {
  const { lines, netTotal } = copy.body;
  const line = requireLine(lines, position);
  checkDecision(line, decision, netTotal.currencyCode);
  const candidate = decision.kind === 'replaced' ? await checkProduct(ports, line, decision.productId) : undefined;
  const toPrice = toPriceForReview(lines, line, decision);
  if (!toPrice) return { candidate, priced: undefined, charges: undefined };
  const organisation = await ports.findOrganisation();
  const day = ports.now().toISOString().slice(0, 10);
  const prices = await priceAll(ports, toPrice, { organisation, currencyCode: netTotal.currencyCode, day });
  const priced = prices.lines.find((each) => each.lineId === line.requirementId);
  return { candidate, priced, charges: prices.charges };
}

async function checkProduct(ports: Ports, line: QuotationLine, productId: string): Promise<Candidate> {
  const requested = await findRequestedLine(ports, line);
  return await ports.catalogue.check(requested, productId);
}

export function requireLine(lines: readonly QuotationLine[], position: number): QuotationLine {
  const line = lines.find((candidate) => candidate.position === position);
  if (line) return line;
  throw new DomainError('not-found', 'LINE_NOT_FOUND', `the quotation has no line ${position}`, {
    field: 'position',
    given: String(position),
    allowed: [`1 to ${Math.max(0, ...lines.map((candidate) => candidate.position))}`],
  });
}
