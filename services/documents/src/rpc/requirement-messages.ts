import type { MessageInitShape } from '@bufbuild/protobuf';
import type { RequirementSchema } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import type { Page } from '../domain/layout/extracted-document.ts';
import type { Requirement } from '../domain/reading/requirement.ts';
import { spanMessages } from './span-messages.ts';

type Listed = { readonly id: string; readonly requirement: Requirement };

export function toWireRequirement(
  pages: readonly Page[],
): (listed: Listed) => MessageInitShape<typeof RequirementSchema> {
  const spans = spanMessages(pages);
  return ({ id, requirement }) => ({
    id,
    position: requirement.position,
    description: requirement.description.value,
    ...(requirement.quantity && { quantity: { ...requirement.quantity.value } }),
    unitText: requirement.unitText,
    partNumber: requirement.partNumber?.value ?? '',
    brand: requirement.brand?.value ?? '',
    specs: requirement.specifications.map(({ value, written }) => ({ ...value, text: written })),
    sources: spans(requirement.spans),
    confidence: requirement.confidence,
  });
}
