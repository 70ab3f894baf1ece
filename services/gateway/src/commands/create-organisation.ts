import { organisationCreated, userCreated } from '@procur/contracts/events';
import { publish } from '@procur/service-kit/outbox';
import { Organisation } from '../database/entities/organisation.ts';
import { User } from '../database/entities/user.ts';
import { checkOrganisation, checkSlug, type OrganisationDetails } from '../domain/organisation.ts';
import { checkNewUser } from '../domain/user.ts';
import type { Ports } from '../ports.ts';

export type NewOrganisation = OrganisationDetails & {
  readonly slug: string;
  readonly admin: { readonly email: string; readonly displayName: string; readonly password: string };
};

export type CreatedOrganisation = {
  readonly organisation: Organisation;
  readonly admin: User | undefined;
  readonly created: boolean;
};

/** Creates an organisation with its first administrator; a slug that exists answers with what there is, unchanged. */
export function createOrganisation({ database, passwords, now, newId }: Ports) {
  return async (given: NewOrganisation): Promise<CreatedOrganisation> => {
    const slug = checkSlug(given.slug);
    const details = checkOrganisation(given);
    const person = checkNewUser({ ...given.admin, roles: ['admin'] });
    const passwordHash = await passwords.hash(person.password);
    return await database.transaction(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`organisation ${slug}`]);
      const existing = await em.findOne(Organisation, { slug });
      if (existing) {
        const admin = await em.findOne(User, { organisationId: existing.id, email: person.email });
        return { organisation: existing, admin: admin ?? undefined, created: false };
      }
      const createdAt = now();
      const id = newId();
      const addressLines = [...details.addressLines];
      const organisation = em.create(Organisation, { ...details, addressLines, id, slug, createdAt });
      await em.flush();
      const { email, displayName } = person;
      const user = { id: newId(), organisationId: id, email, displayName, passwordHash, roles: ['admin'], createdAt };
      const admin = em.create(User, user);
      const options = { aggregateId: id, organisationId: id };
      publish(em, organisationCreated, { organisationId: id, slug, name: details.name }, options);
      publish(em, userCreated, { userId: admin.id, roles: admin.roles }, options);
      return { organisation, admin, created: true };
    });
  };
}
