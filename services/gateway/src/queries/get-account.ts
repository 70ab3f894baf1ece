import { DomainError } from '@procur/service-kit/domain-error';
import { Organisation } from '../database/entities/organisation.ts';
import { User } from '../database/entities/user.ts';
import type { Ports } from '../ports.ts';

/** The organisation. @throws DomainError not-found. */
export function getOrganisation({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string): Promise<Organisation> => {
    const found = await database.read((em) => em.findOne(Organisation, { id: organisationId }));
    if (found) return found;
    throw new DomainError('not-found', 'ORGANISATION_NOT_FOUND', 'there is no such organisation');
  };
}

/** The user within the organisation. @throws DomainError not-found. */
export function getUser({ database }: Pick<Ports, 'database'>) {
  return async (organisationId: string, userId: string): Promise<User> => {
    const found = await database.read((em) => em.findOne(User, { id: userId, organisationId }));
    if (found) return found;
    throw new DomainError('not-found', 'USER_NOT_FOUND', 'there is no such user in this organisation');
  };
}
