import type { EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@procur/service-kit/domain-error';
import { cutPage, type Page, type PageRequest, positionKey, toPage } from '@procur/service-kit/paging';
import { PriceRulesVersion } from '../database/entities/price-rules-version.ts';
import { findPriceRules, type PublishedPriceRules, priceRulesInForce } from '../database/find-price-rules.ts';
import type { Ports } from '../ports.ts';

/** The rules in force for version 0, else that version. @throws DomainError not-found for one never published. */
export function getPriceRules({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, version: number): Promise<PublishedPriceRules> =>
    await database.read((em) => readPriceRules(em, organisationId, version));
}

/** As `getPriceRules`, inside a read that is going on. */
export async function readPriceRules(
  em: EntityManager,
  organisationId: string,
  version: number,
): Promise<PublishedPriceRules> {
  if (version === 0) return await priceRulesInForce(em, organisationId);
  const found = version < 0 ? undefined : await findPriceRules(em, organisationId, version);
  if (found) return found;
  const { version: newest } = await priceRulesInForce(em, organisationId);
  throw new DomainError('not-found', 'PRICE_RULES_NOT_FOUND', `there is no version ${version} of the price rules`, {
    field: 'version',
    given: String(version),
    allowed: [newest === 0 ? 'none has been published' : `1 to ${newest}`],
  });
}

/** Newest first, without the rules themselves: a version can hold thousands of prices. */
export type PriceRulesHead = Omit<PublishedPriceRules, 'rules'>;

export function listPriceRulesVersions({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, asked: PageRequest): Promise<Page<PriceRulesHead>> => {
    const cut = cutPage(asked, positionKey);
    const where = { organisationId, ...(cut.after !== undefined && { version: { $lt: cut.after } }) };
    const fields = ['version', 'note', 'publishedBy', 'publishedAt'] as const;
    const find = { orderBy: { version: 'desc' }, limit: cut.limit, fields } as const;
    return await database.read(async (em) =>
      toPage(await em.find(PriceRulesVersion, where, find), cut, ({ version }) => version),
    );
  };
}
