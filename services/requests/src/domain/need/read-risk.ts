import type { RiskLevel } from '../request-details.ts';
import { matchesOf, type Reading, wordsBefore } from './reading.ts';

const signs: readonly (readonly [RiskLevel, RegExp, number])[] = [
  ['high', /\bhigh[\s-]risk\b|\brisk(?: level)?\s*(?::|is)\s*high\b/gi, 0.97],
  ['medium', /\b(?:medium|moderate)[\s-]risk\b|\brisk(?: level)?\s*(?::|is)\s*medium\b/gi, 0.97],
  ['low', /\blow[\s-]risk\b|\brisk(?: level)?\s*(?::|is)\s*low\b/gi, 0.97],
  ['high', /\b(?:business|mission|safety)[\s-]critical\b/gi, 0.8],
  ['high', /\b(?:patient|health|medical|card(?:holder)?|biometric) (?:data|records|information)\b/gi, 0.75],
];

/** How much goes wrong if it goes wrong, as far as the words say. */
export function readRisk(text: string): Reading<RiskLevel> | undefined {
  for (const [value, pattern, confidence] of signs) {
    const match = matchesOf(text, pattern).find(
      ({ start }) => !/\b(?:no|not|non)[\s-]*$/.test(wordsBefore(text, start)),
    );
    if (match) return { value, start: match.start, end: match.end, confidence };
  }
  return undefined;
}
