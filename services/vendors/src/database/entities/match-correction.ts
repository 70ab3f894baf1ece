import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** What a reviewer decided about one matched line. */
export const MatchCorrection = defineEntity({
  name: 'MatchCorrection',
  tableName: 'match_corrections',
  properties: {
    organisationId: p.string().primary(),
    /** The caller's own id of the decision. */
    correctionId: p.string().primary(),
    /** Hash of the line in one spelling (domain/matching/line-key.ts). */
    lineKey: p.string(),
    proposedProductId: p.uuid().nullable(),
    proposedProbability: p.double(),
    chosenProductId: p.uuid().nullable(),
    /** Probabilities of another model say nothing about this one's. */
    modelVersion: p.string(),
    decidedBy: p.string(),
    decidedAt: p.datetime(),
  },
});
export type MatchCorrection = InferEntity<typeof MatchCorrection>;
