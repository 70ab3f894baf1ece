import { DomainError } from '@procur/service-kit/domain-error';
import { asPlatform, forOrganisation } from '@procur/service-kit/tenant-scope';
import { Organisation } from '../database/entities/organisation.ts';
import { Session } from '../database/entities/session.ts';
import { User } from '../database/entities/user.ts';
import { checkEmail } from '../domain/user.ts';
import type { Ports } from '../ports.ts';
import { type IssuedTokens, issueTokens } from './issue-tokens.ts';

export type Credentials = { readonly email: string; readonly password: string; readonly organisationSlug: string };

export type SignIn = { readonly tokens: IssuedTokens; readonly user: User; readonly organisation: Organisation };

type Account = { readonly user: User; readonly organisation: Organisation };

/**
 * Exchanges an address and password for a session. Who has no account is not told apart from who mistyped.
 * @throws DomainError forbidden, or conflict when the person must say for which organisation.
 */
export function logIn(ports: Ports) {
  return async (credentials: Credentials): Promise<SignIn> => {
    const accounts = await asPlatform('find the accounts of an address', () => findAccounts(ports, credentials));
    const { user, organisation } = chooseAccount(await withRightPassword(ports, accounts, credentials.password));
    const tokens = await forOrganisation(organisation.id, () => startSession(ports, user));
    return { tokens, user, organisation };
  };
}

async function startSession(ports: Ports, user: User): Promise<IssuedTokens> {
  return await ports.database.transaction(async (em) => {
    const { id: userId, organisationId } = user;
    const session = em.create(Session, { id: ports.newId(), userId, organisationId, createdAt: ports.now() });
    await em.flush();
    return await issueTokens(ports, em, session, user);
  });
}

async function findAccounts({ database }: Ports, credentials: Credentials): Promise<readonly Account[]> {
  const email = checkEmail(credentials.email, 'email');
  return await database.read(async (em) => {
    const users = await em.find(User, { email });
    const slug = credentials.organisationSlug;
    const ids = users.map((user) => user.organisationId);
    const organisations = await em.find(Organisation, { id: { $in: ids }, ...(slug && { slug }) });
    return organisations.flatMap((organisation) =>
      users.filter((user) => user.organisationId === organisation.id).map((user) => ({ user, organisation })),
    );
  });
}

async function withRightPassword({ passwords }: Ports, accounts: readonly Account[], password: string) {
  if (accounts.length === 0) await passwords.verify(undefined, password);
  const right: Account[] = [];
  for (const account of accounts) {
    if (await passwords.verify(account.user.passwordHash, password)) right.push(account);
  }
  return right;
}

function chooseAccount(accounts: readonly Account[]): Account {
  const [account] = accounts;
  if (account === undefined) {
    throw new DomainError('forbidden', 'CREDENTIALS_WRONG', 'the e-mail address or the password is wrong');
  }
  if (accounts.length === 1) return account;
  throw new DomainError('conflict', 'ORGANISATION_REQUIRED', 'this person belongs to several organisations', {
    field: 'organisationSlug',
    allowed: accounts.map(({ organisation }) => organisation.slug),
  });
}
