import { createOrganisation } from './commands/create-organisation.ts';
import { createUser } from './commands/create-user.ts';
import { logIn } from './commands/log-in.ts';
import { logOut } from './commands/log-out.ts';
import { refreshSession } from './commands/refresh-session.ts';
import { updateOrganisation } from './commands/update-organisation.ts';
import type { Ports } from './ports.ts';
import { getOrganisation, getUser } from './queries/get-account.ts';
import { listUsers, lookupUsers } from './queries/list-users.ts';

/** The use cases, from what they need: the same in production and in tests. */
export function createApp(ports: Ports) {
  return {
    createOrganisation: createOrganisation(ports),
    updateOrganisation: updateOrganisation(ports),
    getOrganisation: getOrganisation(ports),
    createUser: createUser(ports),
    getUser: getUser(ports),
    listUsers: listUsers(ports),
    lookupUsers: lookupUsers(ports),
    logIn: logIn(ports),
    refreshSession: refreshSession(ports),
    logOut: logOut(ports),
  };
}

export type App = ReturnType<typeof createApp>;
