import type { LanguageModel } from '@procur/service-kit/language-model';
import { mergeCandidates } from '../domain/reading/model-candidates.ts';
import type { TenderDocument } from '../domain/reading/tender-document.ts';
import { modelAnswerForm, modelInstructions } from './model-task.ts';

/**
 * Lets a configured language model look for lines that the rules did not read. What it proposes is checked by the same
 * rules against the source: a proposal whose words are not in the document is dropped. Without a model nothing changes.
 */
export async function readWithModel(
  model: LanguageModel | undefined,
  tender: TenderDocument,
  signal: AbortSignal,
): Promise<TenderDocument> {
  if (!model) return tender;
  const lines = tender.pages.flatMap((page) => page.blocks.flatMap((block) => block.lines));
  const input = lines.map((line) => `${line.index}: ${line.text.replaceAll('\t', ' | ')}`).join('\n');
  const answer = await model.extract(
    { purpose: 'read_tender', instructions: modelInstructions, input, signal },
    modelAnswerForm,
  );
  const reading = mergeCandidates(tender.reading, answer.items, lines);
  return { ...tender, reading: { ...reading, engine: `rules+${model.engine}` } };
}
