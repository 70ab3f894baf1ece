import type { PolicyRules } from './policy.ts';

export type ShortlistVerdict =
  | { readonly kind: 'enough' }
  | { readonly kind: 'none' }
  | { readonly kind: 'exception'; readonly reason: string };

/**
 * Judges how many comparable vendors were found. `excepted` is the smallest number that somebody has already allowed
 * for this request, so that the exception is asked for once.
 */
export function judgeVendorCount(
  found: number,
  policy: Pick<PolicyRules, 'minimumVendorCount'>,
  excepted: number | undefined,
): ShortlistVerdict {
  if (found === 0) return { kind: 'none' };
  if (found >= Math.min(policy.minimumVendorCount, excepted ?? policy.minimumVendorCount)) return { kind: 'enough' };
  const reason = `${found} comparable ${found === 1 ? 'vendor' : 'vendors'} found, the policy asks for ${policy.minimumVendorCount}`;
  return { kind: 'exception', reason };
}
