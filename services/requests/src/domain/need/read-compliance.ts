import { certificates } from './certificates.ts';
import { matchesOf, type Reading, type Span, wordsAfter, wordsBefore } from './reading.ts';

const declinedBefore =
  /(?:\bno|\bnot|\bwithout|n't need|n't require|\bskip|\bnot need|\bnever mind)\s+(?:(?:need|a|any|the|for|require|necessarily)\s+)*$/;
const declinedAfter =
  /^[\s,]*(?:\w+\s+){0,2}?(?:(?:is|are)\s+)?(?:not\s+(?:required|needed|necessary|mandatory)|optional|preferred|nice[\s-]to[\s-]have|(?:is|are|would be) (?:a plus|nice|a bonus|welcome))/;

/** Certificates asked for, and the words of all that are named, so that no other reader takes their numbers. */
export function readCompliance(text: string): {
  readonly asked: readonly Reading<string>[];
  readonly named: readonly Span[];
} {
  const named = Object.entries(certificates).flatMap(([code, pattern]) =>
    matchesOf(text, new RegExp(pattern, `g${pattern.flags}`)).map(({ start, end }) => ({
      value: code,
      start,
      end,
      confidence: 0.98,
    })),
  );
  const wanted = named.filter((reading) => !isDeclined(text, reading)).sort((a, b) => a.start - b.start);
  const asked = wanted.filter(({ value }, index) => wanted.findIndex((other) => other.value === value) === index);
  return { asked, named };
}

// "HIPAA is not required" and "SOC 2 would be nice" ask for nothing.
function isDeclined(text: string, { start, end }: Span): boolean {
  return declinedBefore.test(wordsBefore(text, start)) || declinedAfter.test(wordsAfter(text, end, 50));
}
