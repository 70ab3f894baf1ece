import type { Line, Page } from '../layout/extracted-document.ts';
import { detectDecimalMark } from '../reading/decimal-notation.ts';
import type { LineUse } from '../reading/line-use.ts';
import type { TenderReading } from '../reading/read-requirements.ts';
import type { Requirement } from '../reading/requirement.ts';
import type { TenderFacts } from '../reading/tender-facts.ts';
import { amendFacts } from './amend-facts.ts';
import { type AmendedLine, applyListed, applyStatements, sideOf, sure } from './amend-lines.ts';
import type { AmendmentChange } from './amendment-change.ts';
import { amendmentNotice } from './amendment-notice.ts';
import { findStatements } from './amendment-statements.ts';
import { fromDocument } from './from-document.ts';

/** What the earlier document asked for. */
export type AmendedTender = {
  readonly documentId: string;
  readonly requirements: readonly Requirement[];
  readonly facts: TenderFacts;
};

export type Amendment = { readonly reading: TenderReading; readonly changes: readonly AmendmentChange[] };

/** The earlier document as the amendment leaves it, and what was replaced by what. */
export function applyAmendment(former: AmendedTender, pages: readonly Page[], reading: TenderReading): Amendment {
  const base = fromDocument(former);
  const lines = pages.flatMap((page) => page.blocks.flatMap((block) => block.lines));
  const statements = findStatements(lines, detectDecimalMark(lines.map((line) => line.text).join('\n')));
  const spoken = new Set(statements.map((statement) => statement.line));
  const listed = reading.requirements.filter((requirement) => !requirement.spans.some((span) => spoken.has(span.line)));
  const start = base.requirements.map(
    (requirement): AmendedLine => ({ requirement, changes: [], isRemoved: false, isListed: false }),
  );
  const amended = applyListed(applyStatements(start, statements), listed);
  const kept = amendmentNotice(pages).replacesAll ? withoutUnlisted(amended.lines) : amended.lines;
  const requirements = renumbered(kept, amended.added);
  const { facts, changes: factChanges } = amendFacts(base.facts, reading.facts, lines);
  const changes = [...factChanges, ...lineChanges(kept, amended.added, requirements)];
  return { reading: { ...reading, requirements, facts, coverage: covered(reading, spoken, lines) }, changes };
}

/** In a document that replaces the earlier one, a line it no longer lists is gone. */
function withoutUnlisted(lines: readonly AmendedLine[]): AmendedLine[] {
  if (!lines.some((line) => line.isListed)) return [...lines];
  return lines.map((line) => {
    if (line.isListed || line.isRemoved) return line;
    const { position, description } = line.requirement;
    const before = sideOf(description);
    const removed: AmendmentChange = { kind: 'removed', field: 'line', position, before, confidence: sure.unlisted };
    return { ...line, isRemoved: true, changes: [removed] };
  });
}

function renumbered(lines: readonly AmendedLine[], added: readonly Requirement[]): Requirement[] {
  const staying = lines.filter((line) => !line.isRemoved).map((line) => line.requirement);
  return [...staying, ...added].map((requirement, index) => ({ ...requirement, position: index + 1 }));
}

/** Changes name the position a line has after the amendment; removed lines keep the one they had. */
function lineChanges(
  lines: readonly AmendedLine[],
  added: readonly Requirement[],
  requirements: readonly Requirement[],
): AmendmentChange[] {
  let position = 0;
  const ofLines = lines.flatMap(({ changes, isRemoved }) => {
    if (!isRemoved) position += 1;
    return changes.map((change) => (change.kind === 'removed' ? change : { ...change, position }));
  });
  const ofAdded = added.map(
    ({ description }, index): AmendmentChange => ({
      kind: 'added',
      field: 'line',
      position: requirements.length - added.length + index + 1,
      after: sideOf(description),
      confidence: description.confidence,
    }),
  );
  return [...ofLines, ...ofAdded];
}

function covered(
  reading: TenderReading,
  spoken: ReadonlySet<number>,
  lines: readonly Line[],
): TenderReading['coverage'] {
  const uses = reading.coverage.uses.map(
    (use): LineUse =>
      spoken.has(use.line) && use.line < lines.length
        ? { line: use.line, use: 'requirement', reason: 'amends the earlier document' }
        : use,
  );
  return { ...reading.coverage, uses };
}
