import { mergeCandidates } from '../domain/reading/model-candidates.ts';
import type { TenderDocument } from '../domain/reading/tender-document.ts';
import type { TenderModel } from '../ports.ts';

/**
 * Lets a configured language model look for lines that the rules did not read. What it proposes is checked by the same
 * rules against the source: a proposal whose words are not in the document is dropped. Without a model nothing changes.
 */
export async function readWithModel(
  model: TenderModel | undefined,
  tender: TenderDocument,
  signal: AbortSignal,
): Promise<TenderDocument> {
  if (!model) return tender;
  const lines = tender.pages.flatMap((page) => page.blocks.flatMap((block) => block.lines));
  const numbered = lines.map((line) => `${line.index}: ${line.text.replaceAll('\t', ' | ')}`).join('\n');
  const reading = mergeCandidates(tender.reading, await model.proposeItems(numbered, signal), lines);
  return { ...tender, reading: { ...reading, engine: `${tender.reading.engine}+${model.engine}` } };
}
