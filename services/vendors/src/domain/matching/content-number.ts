/** What a product is, whoever sells it and whatever its id: an installation that imports it anew gives it another id. */
export type ProductContent = {
  readonly sku: string;
  readonly brand: string;
  readonly name: string;
  readonly number: string;
};

/**
 * 32 bits drawn from what a product is: the same in every installation, and in no order anybody chose. Decides what would
 * otherwise hang on ids, which are drawn anew with each import: which products are rehearsed, and which of two that fit
 * exactly alike stands first.
 */
export function contentNumber({ sku, brand, name, number }: ProductContent): number {
  const text = [sku, brand, name, number].join('\n');
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // FNV's upper bits hardly see the last letters, and skus of one family differ in these.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
