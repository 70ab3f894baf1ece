/** Whose rows a caller may see: one organisation's, or, for the people who run the platform, all. */
export type Scope = { readonly organisationId: string } | 'platform';

/** The scope as a condition on rows that carry an organisation. */
export function whereOf(scope: Scope): { readonly organisationId?: string } {
  return scope === 'platform' ? {} : { organisationId: scope.organisationId };
}
