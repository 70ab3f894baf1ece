import type { InferEntity } from '@mikro-orm/core';
import { LineReview } from '../database/entities/line-review.ts';
import type { MatchCorrection, Ports } from '../ports.ts';
import { findRequestedLine } from '../queries/requested-line.ts';
import type { Step } from './delivery.ts';

/**
 * Tells the catalogue what people decided about a line, so that matching learns from it. By event and not in the review
 * itself: a catalogue that is down must not keep anybody from deciding, and no decision may be lost to it.
 */
export function sendCorrection(ports: Ports) {
  return async (reviewId: string, step: Step): Promise<void> => {
    const all = await reviewsOfLine(ports, reviewId);
    const decision = standingDecision(all);
    if (decision) {
      const line = await findRequestedLine(ports, { requirementId: decision.correctionId });
      await ports.catalogue.recordCorrection({ ...decision, line });
    }
    await step.complete(async () => undefined);
  };
}

type Review = InferEntity<typeof LineReview>;

/** Every decision about the line of a review, oldest first. */
async function reviewsOfLine({ database }: Ports, reviewId: string): Promise<readonly Review[]> {
  return await database.read(async (em) => {
    const { quotationId, before } = await em.findOneOrFail(LineReview, { id: reviewId });
    const reviews = await em.find(LineReview, { quotationId }, { orderBy: { id: 'asc' } });
    // By requirement, because the place of a line changes with an amendment.
    return reviews.filter((review) => review.before.requirementId === before.requirementId);
  });
}

/**
 * What matching proposed and what stands now: one decision for a line, however often it was edited, and the same from
 * whichever of its events it is told.
 */
function standingDecision(reviews: readonly Review[]): Omit<MatchCorrection, 'line'> | undefined {
  const [first, last] = [reviews[0], reviews.at(-1)];
  return (
    first &&
    last && {
      correctionId: first.before.requirementId,
      proposedProductId: first.before.productId,
      proposedProbability: first.before.probability,
      chosenProductId: last.after.productId,
    }
  );
}
