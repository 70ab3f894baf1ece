import { createHash } from 'node:crypto';
import { describeConstraint } from './constraint.ts';
import type { RequirementLine } from './line-profile.ts';
import { plainLower } from './terms.ts';

/**
 * One key for every way to write the same line: letter case, accents, spaces and punctuation do not count, every word, its place
 * and every demand do. A hash, because a line may be longer than an index entry.
 */
export function lineKey({ description, partNumber = '', brand = '', gtin = '', constraints }: RequirementLine): string {
  const demands = constraints.map(describeConstraint).sort();
  const parts = [description, partNumber, brand, gtin, ...demands].map(inOneSpelling);
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

function inOneSpelling(text: string): string {
  // Dots, commas and slashes between digits carry meaning (1.5, 1/2); elsewhere they are punctuation.
  const words = plainLower(text).match(/[\p{L}\d"%°≥≤<>=+]+(?:[.,/](?=\d)\d+)*/gu) ?? [];
  return words.join(' ');
}
