import type { EntityManager } from '@mikro-orm/postgresql';
import { defaultPriceRules, type PriceRules } from '../domain/pricing/price-rules.ts';
import { PriceRulesVersion } from './entities/price-rules-version.ts';

/** Rules with who published them and when; version 0 stands for what prices until an organisation has published its own. */
export type PublishedPriceRules = {
  readonly version: number;
  readonly rules: PriceRules;
  readonly note: string;
  readonly publishedBy: string;
  readonly publishedAt: Date | undefined;
};

/** The newest version. */
export async function priceRulesInForce(em: EntityManager, organisationId: string): Promise<PublishedPriceRules> {
  const row = await em.findOne(PriceRulesVersion, { organisationId }, { orderBy: { version: 'desc' } });
  return row ?? unpublished;
}

/** A version, or `undefined` when there is none. */
export async function findPriceRules(
  em: EntityManager,
  organisationId: string,
  version: number,
): Promise<PublishedPriceRules | undefined> {
  if (version === 0) return unpublished;
  return (await em.findOne(PriceRulesVersion, { organisationId, version })) ?? undefined;
}

const unpublished: PublishedPriceRules = {
  version: 0,
  rules: defaultPriceRules,
  note: '',
  publishedBy: '',
  publishedAt: undefined,
};
