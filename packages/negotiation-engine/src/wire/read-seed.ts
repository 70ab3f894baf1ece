import { ScenarioError } from '../scenario-error.ts';
import { show } from './wire-value.ts';

const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;

/** A seed as a number or any text; 0 for none. The same text is the same seed on every machine (FNV-1a). */
export function readSeed(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'string')
    throw new ScenarioError({ field: 'seed', given: show(value), allowed: 'a number or text' });
  if (/^\d+$/.test(value)) return Number(value);
  let hash = fnvOffset;
  for (const character of value) hash = Math.imul(hash ^ (character.codePointAt(0) as number), fnvPrime);
  return hash >>> 0;
}
