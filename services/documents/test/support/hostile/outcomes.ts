import { DomainError } from '@procur/service-kit/domain-error';
import type { ExtractionPool } from '../../../src/adapters/extraction/extraction-pool.ts';

/** What became of a file: its reason when refused, or `read`; `crash` is everything that is neither. */
export type Outcome = { readonly kind: 'read' | 'refused' | 'crash'; readonly reason: string };

/** Reads a file as the service does that has a model which sees: pages without text are drawn, too. */
export async function outcomeOf(pool: ExtractionPool, bytes: Uint8Array, fileName: string): Promise<Outcome> {
  try {
    await pool.readWithImages(bytes, fileName, { maxImagePages: 2, maxImageEdge: 1_500 });
    return { kind: 'read', reason: '' };
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'refused', reason: error.reason };
    return { kind: 'crash', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
