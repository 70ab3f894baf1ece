import type { Scope } from '../domain/scope.ts';
import type { Ports } from '../ports.ts';

export type UsageTotal = {
  readonly provider: string;
  readonly model: string;
  readonly purpose: string;
  readonly calls: number;
  readonly failedCalls: number;
  readonly inputTokens: string;
  readonly outputTokens: string;
  /** Decimal text. */
  readonly cost: string;
  readonly currencyCode: string;
};

export type Period = { readonly from: Date | undefined; readonly to: Date | undefined };

/** Metered calls added up by provider, model, purpose and currency; the most expensive first. */
export function getUsage({ database }: Pick<Ports, 'database'>) {
  return async (scope: Scope, { from, to }: Period): Promise<readonly UsageTotal[]> => {
    const organisationId = scope === 'platform' ? null : scope.organisationId;
    return await database.read((em) =>
      em.execute<UsageTotal[]>(usageTotals, [
        organisationId,
        organisationId,
        from ?? null,
        from ?? null,
        to ?? null,
        to ?? null,
      ]),
    );
  };
}

const usageTotals = `
  select provider, model, purpose, currency_code as "currencyCode",
    count(*)::int as calls,
    (count(*) filter (where outcome <> 'ok'))::int as "failedCalls",
    sum(input_tokens)::text as "inputTokens",
    sum(output_tokens)::text as "outputTokens",
    sum(cost)::text as cost
  from usage_records
  where (cast(? as text) is null or organisation_id = ?)
    and (cast(? as timestamptz) is null or recorded_at >= ?)
    and (cast(? as timestamptz) is null or recorded_at < ?)
  group by provider, model, purpose, currency_code
  order by sum(cost) desc, provider, model, purpose`;
