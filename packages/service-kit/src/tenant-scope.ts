import { ambientContext, findAmbientContext, runInContext } from './ambient-context.ts';

/** Whose rows the present work may see and write: one organisation's, everybody's, or nobody's. */
export type TenantScope =
  | { readonly kind: 'organisation'; readonly organisationId: string }
  | { readonly kind: 'platform' }
  | { readonly kind: 'nobody' };

/**
 * Runs work of the platform itself, which has to see the rows of every organisation: finding what is due, cleaning up,
 * finding out whose a token is. The name says what for; `packages/architecture` holds the list of all of them.
 */
export function asPlatform<T>(task: string, work: () => T): T {
  return runInContext({ ...ambientContext(), platformTask: task }, work);
}

/** Goes on with the work for one organisation, once the platform has found out whose it is. */
export function forOrganisation<T>(organisationId: string, work: () => T): T {
  const { platformTask: _, ...context } = ambientContext();
  return runInContext({ ...context, organisationId }, work);
}

/** The scope of the present work. Work that no way in has given an organisation sees nothing. */
export function tenantScope(): TenantScope {
  const context = findAmbientContext();
  if (!context) return { kind: 'nobody' };
  const { platformTask, organisationId, identity } = context;
  if (platformTask !== undefined) return { kind: 'platform' };
  if (organisationId !== '') return { kind: 'organisation', organisationId };
  // An operator belongs to no organisation and answers for all.
  return { kind: identity?.roles.includes('operator') ? 'platform' : 'nobody' };
}
