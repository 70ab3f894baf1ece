export const textFlags = ['ADDRESSES_MACHINE', 'CONTAINS_LINK', 'HIDDEN_CHARACTERS'] as const;
export type TextFlag = (typeof textFlags)[number];

/**
 * What a reader should know about the words of a counterparty. It changes nothing but what is shown: no word decides, so
 * a phrasing that escapes these patterns does no harm beyond not being marked.
 */
export function flagText(text: string): readonly TextFlag[] {
  return textFlags.filter((flag) => patterns[flag].some((pattern) => pattern.test(text)));
}

const patterns: Readonly<Record<TextFlag, readonly RegExp[]>> = {
  ADDRESSES_MACHINE: [
    /\b(ignore|disregard|forget|override|bypass)\b.{0,40}\b(instructions?|prompts?|rules?|limits?|mandates?|polic(?:y|ies)|previous|above)\b/is,
    /\b(system|developer|hidden|initial)\s*(prompt|message|instructions?)\b/i,
    /\b(you are|act as|pretend|behave as|role-?play)\b.{0,40}\b(ai|assistant|model|agent|bot|chatbot|seller|buyer)\b/is,
    /\b(reveal|print|repeat|output|disclose|tell (?:me|us))\b.{0,40}\b(prompt|budget|walk-?away|reservation|limits?|mandate|ceiling|maximum)\b/is,
    /\b(language model|large model|llm|chatgpt|gpt-?\d|ai agent|jailbreak)\b/i,
    /<\|?\/?(?:system|assistant|user|im_start|im_end|inst)\|?>|\[\/?(?:INST|SYSTEM)\]|^\s*#{2,}\s*(?:system|instructions?)\b/im,
    /\b(accept|approve|award|agree)\b.{0,30}\b(automatically|immediately|without (?:checking|approval|review))\b/is,
  ],
  CONTAINS_LINK: [/\bhttps?:\/\/|\bwww\.[a-z0-9-]+\.[a-z]/i],
  // Zero-width and direction marks, and the tag block: text that a machine reads and a person does not see.
  HIDDEN_CHARACTERS: [/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u],
};
