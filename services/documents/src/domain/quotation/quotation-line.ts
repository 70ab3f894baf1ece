import type { Candidate, LineMatch, LineOutcome, LineToMatch, MatchOutcome } from './line-match.ts';
import type { Amount, LineToPrice, PricedLine, PriceStep, Quantity } from './priced-line.ts';
import { quantityNotes } from './quantity-notes.ts';
import type { ReviewMark } from './review-decision.ts';

export type Alternative = Pick<
  Candidate,
  'productId' | 'productName' | 'sku' | 'probability' | 'reasons' | 'isDeviation'
>;

/** What is offered for one requirement, or that nothing is. */
export type QuotationLine = {
  readonly position: number;
  readonly requirementId: string;
  readonly requested: string;
  readonly quantity: Quantity;
  readonly outcome: LineOutcome;
  readonly explanation: string;
  readonly productId: string;
  readonly productName: string;
  readonly sku: string;
  readonly vendorId: string;
  readonly probability: number;
  readonly unitPrice: Amount | undefined;
  readonly netAmount: Amount | undefined;
  readonly taxRate: string;
  readonly deliveryDate: string;
  readonly deviations: readonly string[];
  readonly trace: readonly PriceStep[];
  readonly alternatives: readonly Alternative[];
  /** Absent on lines without an offer, and on those written before they were kept. */
  readonly taxName?: string;
  readonly taxAmount?: Amount | undefined;
  /** What was asked for before minimum orders and packs; absent on lines written before it was kept. */
  readonly asked?: Quantity;
  /** The last decision of a person. */
  readonly review?: ReviewMark;
  /** The requirement of the first tender that this line answers, kept when an amendment states it anew. */
  readonly origin?: string;
};

export type RequestedLine = LineToMatch & { readonly position: number; readonly isQuantityStated: boolean };

/**
 * What is offered on a line: the first candidate. The catalogue has already put deviations behind whatever may be what was
 * asked for; preferring any product without a deviation would offer staples where only a deviating switch is known.
 */
export function chooseCandidate(match: LineMatch): Candidate | undefined {
  return match.outcome === 'no_match' ? undefined : match.candidates[0];
}

export function linesToPrice(lines: readonly RequestedLine[], matches: ReadonlyMap<string, LineMatch>): LineToPrice[] {
  return lines.flatMap((line) => {
    const match = matches.get(line.lineId);
    const chosen = match && chooseCandidate(match);
    return chosen ? [{ lineId: line.lineId, productId: chosen.productId, quantity: line.quantity }] : [];
  });
}

export function toQuotationLine(line: RequestedLine, match: LineMatch, priced: PricedLine | undefined): QuotationLine {
  const chosen = chooseCandidate(match);
  return {
    position: line.position,
    requirementId: line.lineId,
    requested: line.description,
    quantity: priced?.quantity ?? line.quantity,
    asked: line.quantity,
    outcome: outcomeOf(match, chosen, { isStated: line.isQuantityStated, priced }),
    explanation: explanationOf(match, priced),
    productId: chosen?.productId ?? '',
    productName: chosen?.productName ?? '',
    sku: chosen?.sku ?? '',
    vendorId: chosen?.vendorId ?? '',
    probability: chosen?.probability ?? 0,
    unitPrice: priced?.unitPrice,
    netAmount: priced?.netAmount,
    taxRate: priced?.taxRate ?? '',
    ...(priced && { taxName: priced.taxName, taxAmount: priced.taxAmount }),
    deliveryDate: priced?.deliveryDate ?? '',
    deviations: chosen ? deviationsOf(line, chosen, priced) : [],
    trace: priced?.trace ?? [],
    alternatives: match.candidates.filter((candidate) => candidate !== chosen).map(toAlternative),
  };
}

type Doubts = { readonly isStated: boolean; readonly priced: PricedLine | undefined };

/** A deviation, a quantity that nobody stated, or too low a price is never accepted without a person looking at it. */
function outcomeOf(match: LineMatch, chosen: Candidate | undefined, { isStated, priced }: Doubts): MatchOutcome {
  if (!chosen) return 'no_match';
  const isSure = match.outcome === 'accepted' && !chosen.isDeviation;
  return isSure && isStated && !priced?.isBelowMargin ? 'accepted' : 'needs_review';
}

/** For the people of the seller; the margin is no customer's business, so it is not among the deviations that are printed. */
function explanationOf({ explanation }: LineMatch, priced: PricedLine | undefined): string {
  return priced?.isBelowMargin ? `${explanation} The price lies below the margin floor.`.trim() : explanation;
}

function deviationsOf(line: RequestedLine, chosen: Candidate, priced: PricedLine | undefined): string[] {
  const { quantity: asked, isQuantityStated } = line;
  return [
    ...chosen.deviations,
    ...chosen.unproven,
    ...quantityNotes({ asked, isStated: isQuantityStated, charged: priced?.quantity }),
  ];
}

export function toAlternative({
  productId,
  productName,
  sku,
  probability,
  reasons,
  isDeviation,
}: Candidate): Alternative {
  return { productId, productName, sku, probability, reasons, isDeviation };
}
