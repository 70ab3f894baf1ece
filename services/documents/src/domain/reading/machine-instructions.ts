import { type Field, fieldFrom, type Passage } from './source-text.ts';

/**
 * Text that addresses a machine rather than a bidder. It is content like any other and has no effect; it is flagged so
 * that a person sees that somebody tried.
 */
const addressesMachine =
  /(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+|the\s+|your\s+)*(?:previous|prior|above|earlier|preceding|foregoing|other)\s+(?:instructions?|prompts?|rules|directions|text|messages)|system\s+prompt|you\s+are\s+(?:now\s+)?(?:an?\s+)?(?:ai|language model|assistant|chatbot)|as\s+an\s+ai\b|(?:llm|ai)\s+(?:agents?|systems?|assistants?)\s+(?:must|should|reading)|<\|[a-z_]+\|>|\[\/?INST\]/giu;

/**
 * Bidders are told what to put into their response; only to a machine one says how its letters, words and sentences should
 * look, or what else to slip in.
 */
const shapesAnswer =
  /(?<![\p{L}])(?:add|append|include|insert|integrate|incorporate|embed|introduce|replace|use|remove|delete|misspell|group|rearrange|scramble|shuffle|reverse|encode|modify|substitute|swap|capitali[sz]e|mention|provide|present|write|respond|reply|answer)(?![\p{L}])[^.?!\n]{0,120}?(?:letters?|vowels?|consonants?|words?|symbols?|spaces?|numbers|characters?|typos?|anagram\w*|emojis?|sentences?|headlines?|reminders?|links?|hashtags?|jokes?|poem|slogan|safety precautions|"[^"]{3,}"|www\.|https?:)[^.?!\n]{0,120}?(?<![\p{L}])(?:your|the) (?:answer|response|reply|output)(?![\p{L}])|(?<![\p{L}])(?:your|the) (?:answer|response|reply|output)(?![\p{L}])[^.?!\n]{0,100}?(?:anagram\w*|letters|vowels|spaces|typos?|misspell\w*|symbols|encoded|backwards|in reverse)(?![\p{L}])/giu;

export function findMachineInstructions(passages: readonly Passage[]): Field<string>[] {
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(addressesMachine), ...passage.text.matchAll(shapesAnswer)].map((match) =>
      fieldFrom(passage, { start: match.index, end: match.index + match[0].length }, match[0], 0.9),
    ),
  );
}
