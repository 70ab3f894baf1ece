import { type LanguageModelConfig, openLanguageModel } from '@procur/service-kit/language-model';
import type { ModelUsage } from '@procur/service-kit/language-model-usage';
import { withSpan } from '@procur/service-kit/span';
import type { ReadTender } from '../ports.ts';
import type { ExtractionPool } from './extraction/extraction-pool.ts';
import { type PageReader, pageReader } from './page-reader.ts';

export type VisionConfig = LanguageModelConfig & { readonly maxImagePages: number; readonly maxImageEdge: number };

/** Opens the model that sees, if one is configured. `record` hears of each of its calls, for the cost record. */
export async function openTenderReader(
  pool: ExtractionPool,
  config: VisionConfig,
  record: (usage: ModelUsage) => void,
): Promise<ReadTender> {
  const reader = tenderReader(pool, pageReader(await openLanguageModel(config, record)), config);
  return (bytes, fileName, signal) => withSpan('read document', {}, () => reader(bytes, fileName, signal));
}

/** Reads a file in a thread; scanned pages go to the model, one after the other, and the whole is read again with them. */
function tenderReader(
  pool: ExtractionPool,
  pages: PageReader | undefined,
  { maxImagePages, maxImageEdge }: VisionConfig,
): ReadTender {
  return async (bytes, fileName, signal) => {
    const images = pages && { maxImagePages, maxImageEdge };
    const result = await pool.readWithImages(bytes, fileName, images);
    if (!pages || result.images.length === 0) return result.tender;
    const transcripts = [];
    for (const image of result.images) transcripts.push(await pages.read(image, signal));
    return await pool.complete(result.tender, transcripts);
  };
}
