import { auditEntryRecorded, userCreated } from '@procur/contracts/events';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import { User } from '../database/entities/user.ts';
import { checkNewUser, type NewUser } from '../domain/user.ts';
import type { Ports } from '../ports.ts';
import type { Caller } from './caller.ts';

/** Adds a user to the caller's organisation. @throws DomainError conflict when the address is taken there. */
export function createUser({ database, passwords, now, newId }: Ports) {
  return async (caller: Caller, given: NewUser): Promise<User> => {
    const { organisationId } = caller;
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
      const options = { aggregateId: user.id, organisationId };
      publish(em, userCreated, { userId: user.id, roles: user.roles }, options);
      const entry = {
        entryId: newId(),
        action: 'user.created',
        resourceType: 'user',
        resourceId: user.id,
        actor: caller.subject,
        beforeJson: '{}',
        afterJson: JSON.stringify({ roles: user.roles }),
        clientAddress: caller.clientAddress,
        userAgent: caller.userAgent,
      };
      publish(em, auditEntryRecorded.gateway, entry, options);
      return user;
    });
  };
}

function emailTaken(email: string): DomainError {
  const message = `a user with the address ${email} exists in this organisation`;
  return new DomainError('conflict', 'EMAIL_TAKEN', message, { field: 'email', given: email });
}
