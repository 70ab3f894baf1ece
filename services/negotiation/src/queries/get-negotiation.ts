import type { Database } from '@procur/service-kit/database';
import { isUuid } from '@procur/service-kit/ids';
import { Negotiation } from '../database/entities/negotiation.ts';
import { negotiationNotFound } from '../domain/negotiation-not-found.ts';
import { type NegotiationRow, type NegotiationView, viewNegotiations } from './negotiation-view.ts';

type Where = { readonly id: string; readonly organisationId: string };

/** @throws DomainError not-found, also for a negotiation of another organisation. */
export function getNegotiation({ database }: { readonly database: Database }) {
  return async (where: Where): Promise<NegotiationView> => {
    const negotiation = await findNegotiation(database, where);
    const [view] = await viewNegotiations(database.em, [negotiation]);
    if (!view) throw new Error(`negotiation ${where.id} has no view`);
    return view;
  };
}

export async function findNegotiation(database: Database, where: Where): Promise<NegotiationRow> {
  const found = isUuid(where.id) ? await database.em.findOne(Negotiation, where) : null;
  if (found) return found;
  throw negotiationNotFound(where.id);
}
