import type { Verification } from '@procur/deal-certificate/verify-certificate';
import type { Findings } from '../commands/verify.ts';

/** The findings as a person reads them: the verdict first. */
export function verificationLines(findings: Findings): readonly string[] {
  if ('unreadable' in findings) return [`NOT VERIFIED: ${findings.unreadable}`];
  const { checks, negotiationId } = findings;
  return [
    verdictOf(findings),
    `  negotiation  ${negotiationId}`,
    ...checks.map(({ check, ok, detail }) => `  ${check.padEnd(11)}  ${ok ? 'ok' : 'WRONG'}: ${detail}`),
    ...engineLines(findings),
    ...differenceLines(findings),
  ];
}

function verdictOf({ ok, winner, firstDifference }: Verification): string {
  if (ok) return `same winner: ${winner.recomputed}`;
  if (firstDifference) return 'NOT VERIFIED: the record and its recomputation differ';
  return 'NOT VERIFIED: the moves recompute, but the file is not what was signed';
}

function engineLines({ engine: { recorded, here, isSame } }: Verification): readonly string[] {
  if (isSame) return [`  engine       ok: ${here.name}, the same sources that decided`];
  return [
    `  engine       decided by ${recorded.name} (${recorded.sources.slice(0, 12)}), recomputed by ${here.name} (${here.sources.slice(0, 12)}):`,
    '               another version of the engine; a difference in a move may come from that',
  ];
}

function differenceLines({ firstDifference }: Verification): readonly string[] {
  if (!firstDifference) return [];
  const { vendorName, threadId, round, field, recorded, recomputed } = firstDifference;
  return [
    `  first difference: ${vendorName} (thread ${threadId}), round ${round}, ${field}`,
    `    recorded    ${recorded}`,
    `    recomputed  ${recomputed}`,
  ];
}
