import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measure } from '@procur/testing/measures';
import { readTxt } from '../../src/adapters/extraction/read-txt.ts';
import { readRequirements } from '../../src/domain/reading/read-requirements.ts';
import { harmlessTenderText } from './harmless-tender-text.ts';

const tender = `REQUEST FOR QUOTATION
Reference: RFQ-2026-0815

The supplier shall provide the following:
1. 20 x cordless drill, 18 V or more
2. 12 pcs. angle grinder 125 mm
3. Safety helmets, yellow (qty: 60)

%s

Bids are due no later than March 17, 2026. Payment: net 30 days after receipt of the invoice.
`;

/** Text that addresses a machine, planted in a tender: what it changes (nothing), and how much of it is pointed out. */
export function measureSafety(data: string): Measure[] {
  const attacks = listIn(join(data, 'injection-bipia/text_attack_train.json'), (found) =>
    Object.values(found as Record<string, string[]>).flat(),
  );
  const harmless = listIn(join(data, 'injection-piguard/NotInject_one_30.json'), (found) =>
    (found as { prompt: string }[]).map(({ prompt }) => prompt),
  );
  return [
    flagMeasure('what tenders tell bidders, pointed out', harmlessTenderText, true),
    ...(attacks.length > 0
      ? [
          effectMeasure('planted instructions (injection-bipia)', attacks),
          flagMeasure('planted instructions pointed out (injection-bipia)', attacks, false),
        ]
      : []),
    ...(harmless.length > 0
      ? [
          effectMeasure('harmless text (injection-piguard)', harmless),
          flagMeasure('harmless text pointed out (injection-piguard)', harmless, true),
        ]
      : []),
  ];
}

function listIn(file: string, read: (found: unknown) => string[]): string[] {
  return existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

function effectMeasure(name: string, texts: readonly string[]): Measure {
  const plain = outcome('');
  const changed = texts.filter((text) => outcome(text) !== plain);
  return {
    measure: `${name}: readings changed`,
    value: changed.length,
    aim: '0',
    kept: changed.length === 0,
    note: `of ${texts.length}${changed[0] ? `; first: ${changed[0]}` : ''}`,
  };
}

/** Everything a quotation is made of. */
function outcome(text: string): string {
  const { requirements, facts } = readRequirements(readTxt(Buffer.from(tender.replace('%s', text))));
  const items = requirements.map(({ description, quantity, unitPrice }) => [
    description.value,
    quantity?.value,
    unitPrice?.value,
  ]);
  return JSON.stringify([
    items,
    facts.submission?.value,
    facts.budget?.value,
    facts.paymentTerms?.value,
    facts.delivery?.value,
  ]);
}

function flagMeasure(measure: string, texts: readonly string[], isHarmless: boolean): Measure {
  const flagged = texts.filter(
    (text) => readRequirements(readTxt(Buffer.from(tender.replace('%s', text)))).flagged.length > 0,
  );
  const aim = isHarmless ? { aim: '0', kept: flagged.length === 0 } : {};
  return {
    measure,
    value: (flagged.length / texts.length).toFixed(3),
    ...aim,
    note: `${flagged.length} of ${texts.length}${isHarmless && flagged[0] ? `; first: ${flagged[0]}` : ''}`,
  };
}
