import type { ServiceImpl } from '@connectrpc/connect';
import {
  AuthService,
  OrganisationsService,
  UsersService,
} from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { fromWireRole } from '@procur/service-kit/roles';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { Routes } from '@procur/service-kit/rpc-server';
import type { App } from '../app.ts';
import {
  toNewOrganisation,
  toNewUser,
  toOrganisationChange,
  toWireOrganisation,
  toWireTokens,
  toWireUser,
} from './account-messages.ts';
import { orUnauthenticated } from './unauthenticated.ts';

/** Every RPC of the gateway itself. */
export function gatewayRoutes(app: App): Routes {
  return (router) =>
    router
      .service(AuthService, authRoutes(app))
      .service(UsersService, userRoutes(app))
      .service(OrganisationsService, organisationRoutes(app));
}

function authRoutes(app: App): Partial<ServiceImpl<typeof AuthService>> {
  return {
    async login(request) {
      const { tokens, user, organisation } = await orUnauthenticated(app.logIn(request));
      return { tokens: toWireTokens(tokens), user: toWireUser(user), organisation: toWireOrganisation(organisation) };
    },
    async refreshSession({ refreshToken }) {
      return { tokens: toWireTokens(await orUnauthenticated(app.refreshSession(refreshToken))) };
    },
    async logout({ refreshToken }) {
      await app.logOut(refreshToken);
      return {};
    },
    async getMe(_, context) {
      const { subject, organisationId } = identityOf(context);
      const user = await app.getUser(organisationId, subject);
      return { user: toWireUser(user), organisation: toWireOrganisation(await app.getOrganisation(organisationId)) };
    },
  };
}

function userRoutes(app: App): Partial<ServiceImpl<typeof UsersService>> {
  return {
    async createUser(request, context) {
      return { user: toWireUser(await app.createUser(identityOf(context).organisationId, toNewUser(request))) };
    },
    async listUsers(request, context) {
      const page = await app.listUsers(identityOf(context).organisationId, request);
      return { users: page.rows.map(toWireUser), nextPageToken: page.nextPageToken };
    },
    async lookupUsers({ userIds, role }, context) {
      const by = { ids: userIds, role: fromWireRole(role) };
      return { users: (await app.lookupUsers(identityOf(context).organisationId, by)).map(toWireUser) };
    },
  };
}

function organisationRoutes(app: App): Partial<ServiceImpl<typeof OrganisationsService>> {
  return {
    async createOrganisation(request) {
      const { organisation, admin, created } = await app.createOrganisation(toNewOrganisation(request));
      return { organisation: toWireOrganisation(organisation), ...(admin && { admin: toWireUser(admin) }), created };
    },
    async getOrganisation(_, context) {
      return { organisation: toWireOrganisation(await app.getOrganisation(identityOf(context).organisationId)) };
    },
    async updateOrganisation({ organisation }, context) {
      const change = toOrganisationChange(organisation);
      return {
        organisation: toWireOrganisation(await app.updateOrganisation(identityOf(context).organisationId, change)),
      };
    },
  };
}
