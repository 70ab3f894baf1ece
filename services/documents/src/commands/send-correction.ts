import { LineReview } from '../database/entities/line-review.ts';
import type { Ports } from '../ports.ts';
import { findRequestedLine } from '../queries/requested-line.ts';
import type { Step } from './delivery.ts';

/**
 * Tells the catalogue what a person decided, so that matching learns from it. By event and not in the review itself: a
 * catalogue that is down must not keep anybody from deciding, and no decision may be lost to it. Told twice it is one.
 */
export function sendCorrection(ports: Ports) {
  return async (reviewId: string, step: Step): Promise<void> => {
    const review = await ports.database.read((em) => em.findOneOrFail(LineReview, { id: reviewId }));
    const { before, after } = review;
    await ports.catalogue.recordCorrection({
      correctionId: review.id,
      line: await findRequestedLine(ports, before),
      proposedProductId: before.productId,
      proposedProbability: before.probability,
      chosenProductId: after.productId,
    });
    await step.complete(async () => undefined);
  };
}
