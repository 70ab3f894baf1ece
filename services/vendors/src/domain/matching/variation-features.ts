import type { AlignedUnit } from './aligned-units.ts';
import type { Features } from './feature-names.ts';
import type { VariationWords } from './variation-words.ts';

/**
 * What one text says and the other does not, of the words by which this catalogue tells sisters apart. A line that says none
 * may mean any of them; one that says another means another.
 */
export function variationFeatures(
  asked: readonly AlignedUnit[],
  named: readonly AlignedUnit[],
  variations: VariationWords,
): Pick<Features, 'variation left open' | 'variation it does not have' | 'another variation'> {
  const [missing, extra] = [mostMissing(asked, variations), mostMissing(named, variations)];
  return {
    'variation left open': extra,
    'variation it does not have': missing,
    'another variation': Math.min(missing, extra),
  };
}

function mostMissing(aligned: readonly AlignedUnit[], variations: VariationWords): number {
  let most = 0;
  for (const { unit, found } of aligned)
    if (found < 1) most = Math.max(most, (1 - found) * (variations.get(unit.whole) ?? 0));
  return most;
}
