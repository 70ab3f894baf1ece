import { userCreated } from '@procur/contracts/events';
import { recordChange } from '@procur/service-kit/audit-trail';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import { User } from '../database/entities/user.ts';
import { checkNewUser, type NewUser } from '../domain/user.ts';
import type { Ports } from '../ports.ts';

/** Adds a user to the caller's organisation. @throws DomainError conflict when the address is taken there. */
export function createUser({ database, passwords, now, newId }: Ports) {
  return async (organisationId: string, given: NewUser): Promise<User> => {
    const { email, displayName, password, roles } = checkNewUser(given);
    const passwordHash = await passwords.hash(password);
    return await database.transaction(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`user ${organisationId} ${email}`]);
      if (await em.findOne(User, { organisationId, email })) throw emailTaken(email);
      const row = {
        id: newId(),
        organisationId,
        email,
        displayName,
        passwordHash,
        roles: [...roles],
        createdAt: now(),
      };
      const user = em.create(User, row);
      publish(em, userCreated, { userId: user.id, roles: user.roles }, { aggregateId: user.id });
      const change = { action: 'user.created', resourceId: user.id, before: {}, after: { roles: user.roles } };
      recordChange(em, 'gateway', change);
      return user;
    });
  };
}

function emailTaken(email: string): DomainError {
  const message = `a user with the address ${email} exists in this organisation`;
  return new DomainError('conflict', 'EMAIL_TAKEN', message, { field: 'email', given: email });
}
