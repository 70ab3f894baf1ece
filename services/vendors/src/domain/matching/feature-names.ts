/**
 * What is compared between a line and a product, and whether it can only speak for the product (1) or against it (-1): a model
 * fitted without this finds, in few data, that "same kind" speaks against a product. Most lie between 0 and 1.
 */
export const featureSigns = {
  'words found': 1,
  'name explained': 1,
  'name nearly all explained': 1,
  'fewer words found than in another': -1,
  'name less explained than another': -1,
  'rarest word missing': -1,
  'rarest word extra': -1,
  'a rare word in place of another': -1,
  'variation left open': -1,
  'variation it does not have': -1,
  'another variation': -1,
  'same identifier': 1,
  'similar identifier': 1,
  'other identifier': -1,
  'same code': 1,
  'only one with this number': 1,
  'similar code': 1,
  'other code': -1,
  'numbers agree': 1,
  'numbers differ': -1,
  'other version': -1,
  'amounts differ': -1,
  'amounts differ despite the same number': -1,
  'other brand': -1,
  'other kind': -1,
  accessory: -1,
  'only what it is for': -1,
  'facts agree': 1,
  'facts differ': -1,
  'facts differ despite the same number': -1,
  'price far from what is expected': -1,
} as const;
export type FeatureName = keyof typeof featureSigns;
export const featureNames = Object.keys(featureSigns) as readonly FeatureName[];
export type Features = Readonly<Record<FeatureName, number>>;
