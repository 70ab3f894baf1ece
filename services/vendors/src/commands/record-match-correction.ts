import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { MatchCorrection } from '../database/entities/match-correction.ts';
import { lineKey } from '../domain/matching/line-key.ts';
import type { RequirementLine } from '../domain/matching/line-profile.ts';
import { matchModel } from '../domain/matching/match-model.ts';
import type { Ports } from '../ports.ts';
import { productNotFound } from '../queries/get-product.ts';
import { type LearnedThreshold, readThreshold } from '../queries/read-decisions.ts';

/** A product id is empty where nothing was proposed, or where nothing fitted. */
export type MatchDecision = {
  readonly correctionId: string;
  readonly line: RequirementLine;
  readonly proposedProductId: string;
  readonly proposedProbability: number;
  readonly chosenProductId: string;
  readonly decidedBy: string;
};

/**
 * Records what a reviewer decided about a line, and tells what the organisation's decisions amount to. The same correction id
 * again replaces the decision: somebody has changed their mind.
 */
export function recordMatchCorrection({ database, matching, now }: Pick<Ports, 'database' | 'matching' | 'now'>) {
  return async (organisationId: string, decision: MatchDecision): Promise<LearnedThreshold> => {
    checkDecision(decision);
    await database.transaction(async (em) => {
      await requireProduct(em, organisationId, decision.chosenProductId);
      await em.upsert(MatchCorrection, {
        organisationId,
        correctionId: decision.correctionId,
        lineKey: lineKey(decision.line),
        proposedProductId: decision.proposedProductId || null,
        proposedProbability: decision.proposedProbability,
        chosenProductId: decision.chosenProductId || null,
        modelVersion: matchModel.version,
        decidedBy: decision.decidedBy,
        decidedAt: now(),
      });
    });
    return await readThreshold({ database, matching }, organisationId);
  };
}

function checkDecision({ correctionId, proposedProductId, proposedProbability, chosenProductId }: MatchDecision): void {
  if (correctionId.trim() === '' || correctionId.length > 200)
    throw invalid('correction_id', correctionId, '1 to 200 characters');
  if (!(proposedProbability >= 0 && proposedProbability <= 1))
    throw invalid('proposed_probability', String(proposedProbability), '0 to 1');
  if (proposedProductId !== '' && !isUuid(proposedProductId))
    throw invalid('proposed_product_id', proposedProductId, 'the id of a product, or nothing');
  if (proposedProductId === '' && chosenProductId === '')
    throw invalid('chosen_product_id', '', 'a product, where none was proposed');
}

/** A chosen product must be one that can be bought; a proposed one may have left the catalogue since. */
async function requireProduct(em: EntityManager, organisationId: string, productId: string): Promise<void> {
  if (productId === '') return;
  const found = isUuid(productId)
    ? await em.execute('select 1 from products where organisation_id = ? and id = ?', [organisationId, productId])
    : [];
  if (found.length === 0) throw productNotFound(productId);
}

function invalid(field: string, given: string, allowed: string): DomainError {
  return new DomainError('invalid', 'CORRECTION_INVALID', `${field}: ${given || 'nothing'} given`, {
    field,
    given,
    allowed: [allowed],
  });
}
