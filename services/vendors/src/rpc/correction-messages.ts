import type { MessageInitShape } from '@bufbuild/protobuf';
import type {
  RecordMatchCorrectionRequest,
  RecordMatchCorrectionResponseSchema,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import type { MatchDecision } from '../commands/record-match-correction.ts';
import type { LearnedThreshold } from '../queries/read-decisions.ts';
import { fromWireLine } from './match-messages.ts';

export function fromWireDecision(
  { correctionId, line, proposedProductId, proposedProbability, chosenProductId }: RecordMatchCorrectionRequest,
  decidedBy: string,
): MatchDecision {
  if (line === undefined)
    throw new DomainError('invalid', 'LINE_INVALID', 'line: nothing given', {
      field: 'line',
      given: '',
      allowed: ['the line that was matched'],
    });
  return {
    correctionId,
    line: fromWireLine(line, 'line'),
    proposedProductId,
    proposedProbability,
    chosenProductId,
    decidedBy,
  };
}

export function toWireThreshold({
  decisions,
  corrected,
  accept,
  source,
}: LearnedThreshold): MessageInitShape<typeof RecordMatchCorrectionResponseSchema> {
  return { decisions, corrected, acceptProbability: accept, thresholdSource: source };
}
