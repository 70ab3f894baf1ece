import type { MessageInitShape } from '@bufbuild/protobuf';
import type { RequirementSchema } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import type { Requirement } from '../domain/reading/requirement.ts';
import type { Field } from '../domain/reading/source-text.ts';
import { type PageOfDocument, spanMessages } from './span-messages.ts';

type Listed = { readonly id: string; readonly requirement: Requirement };

export function toWireRequirement(
  pages: readonly PageOfDocument[],
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
    label: requirement.label,
    unitPrice: requirement.unitPrice?.value.amount ?? '',
    currencyCode: requirement.unitPrice?.value.currency ?? '',
    deliveryDate: requirement.deliveryDate?.value ?? '',
    deliveryPlace: requirement.deliveryPlace?.value ?? '',
    fields: fieldsOf(requirement).map(([name, { written, spans: places, confidence }]) => ({
      name,
      written,
      confidence,
      sources: spans(places),
    })),
  });
}

/** The fields that were read, by the names of the contract. */
function fieldsOf(requirement: Requirement): (readonly [string, Field<unknown>])[] {
  const { description, quantity, unitPrice, partNumber, brand, deliveryDate, deliveryPlace } = requirement;
  const named = {
    description,
    quantity,
    unit_price: unitPrice,
    part_number: partNumber,
    brand,
    delivery_date: deliveryDate,
    delivery_place: deliveryPlace,
  };
  return Object.entries(named).flatMap(([name, field]) => (field ? [[name, field] as const] : []));
}
