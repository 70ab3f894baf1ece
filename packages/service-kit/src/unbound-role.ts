import type { AbstractSqlConnection } from '@mikro-orm/postgresql';

const question = `select rolname as name, rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user`;

type Role = { readonly name: string; readonly unbound: boolean };

/**
 * Asks whether row-level security binds the role of a connection. One that it does not bind would see the rows of every
 * organisation whatever the policies say, and nothing else would tell.
 * @throws Error when it does not.
 */
export async function refuseUnboundRole(connection: AbstractSqlConnection): Promise<void> {
  const [role] = await connection.execute<Role[]>(question);
  if (!role?.unbound) return;
  const cause = `the role "${role.name}" of DATABASE_URL is a superuser or has BYPASSRLS`;
  throw new Error(`${cause}, so row-level security does not bind it; a service needs an ordinary role of its own`);
}
