import type { MessageInitShape } from '@bufbuild/protobuf';
import type { TenderFactsSchema } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import { type EvaluationCriterion, evaluationTotal } from '../domain/reading/evaluation-criteria.ts';
import type { Field } from '../domain/reading/source-text.ts';
import { sourceMessage } from './span-messages.ts';

type Wire = Pick<MessageInitShape<typeof TenderFactsSchema>, 'evaluationCriteria' | 'evaluationTotal'>;

/** How bids are judged, with what the weights add up to. */
export function evaluationMessages(
  criteria: readonly Field<EvaluationCriterion>[],
  firstLines: readonly number[],
): Wire {
  return {
    evaluationCriteria: criteria.map((field) => {
      const source = sourceMessage(field, firstLines);
      return { ...field.value, confidence: field.confidence, ...(source && { source }) };
    }),
    evaluationTotal: evaluationTotal(criteria.map((field) => field.value)),
  };
}
