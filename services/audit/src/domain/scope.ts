import type { Identity } from '@procur/service-kit/identity';

/** Whose rows a caller may see: one organisation's, or, for the people who run the platform, all. */
export type Scope = { readonly organisationId: string } | 'platform';

/** Operators who act for no organisation see the platform; everybody else sees their own. */
export function scopeOf({ organisationId, roles }: Pick<Identity, 'organisationId' | 'roles'>): Scope {
  return organisationId === '' && roles.includes('operator') ? 'platform' : { organisationId };
}

/** The scope as a condition on rows that carry an organisation. */
export function whereOf(scope: Scope): { readonly organisationId?: string } {
  return scope === 'platform' ? {} : { organisationId: scope.organisationId };
}
