import { type Field, fieldFrom, type Passage } from './source-text.ts';

/**
 * Text that addresses a machine rather than a bidder. It is content like any other and has no effect; it is flagged so
 * that a person sees that somebody tried.
 */
const addressesMachine =
  /(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+|the\s+|your\s+)*(?:previous|prior|above|earlier|preceding|foregoing|other)\s+(?:instructions?|prompts?|rules|directions|text|messages)|system\s+prompt|you\s+are\s+(?:now\s+)?(?:an?\s+)?(?:ai|language model|assistant|chatbot)|as\s+an\s+ai\b|(?:llm|ai)\s+(?:agents?|systems?|assistants?)\s+(?:must|should|reading)|<\|[a-z_]+\|>|\[\/?INST\]/giu;

export function findMachineInstructions(passages: readonly Passage[]): Field<string>[] {
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(addressesMachine)].map((match) =>
      fieldFrom(passage, { start: match.index, end: match.index + match[0].length }, match[0], 0.9),
    ),
  );
}
