import { Code, ConnectError, createClient } from '@connectrpc/connect';
import { createGrpcWebTransport } from '@connectrpc/connect-node';
import {
  AuthService,
  OrganisationsService,
  UsersService,
} from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { describe, expect, test } from 'vitest';
import { runInContext } from '../src/ambient-context.ts';
import { DomainError } from '../src/domain-error.ts';
import { findDomainError, findErrorDetails } from '../src/rpc-errors.ts';
import { identityOf } from '../src/rpc-identity.ts';
import type { Routes } from '../src/rpc-server.ts';
import { startRpcPair, userContext } from './rpc-pair.ts';

const routes: Routes = (router) => {
  router.service(AuthService, {
    getMe: (_, context) => ({ user: { id: identityOf(context).subject } }),
    login: () => {
      throw new Error('password column is null for row 17');
    },
  });
  router.service(UsersService, {
    listUsers: () => ({ users: [] }),
    createUser: () => {
      throw new DomainError('conflict', 'EMAIL_TAKEN', 'a user with this e-mail exists', {
        field: 'email',
        given: 'a@b.example',
      });
    },
  });
  router.service(OrganisationsService, { createOrganisation: () => ({ created: true }) });
};

async function failure(call: Promise<unknown>): Promise<ConnectError> {
  return ConnectError.from(
    await call.then(
      () => new Error('the call succeeded'),
      (error: unknown) => error,
    ),
  );
}

describe('a call', () => {
  test('reaches the handler in the name of the user it is made for', async () => {
    await using pair = await startRpcPair(routes);
    const me = await runInContext(userContext({ subject: 'user-1' }), () => pair.client(AuthService).getMe({}));
    expect(me.user?.id).toBe('user-1');
  });

  test('outside of any user is made in the name of the service', async () => {
    await using pair = await startRpcPair(routes);
    expect((await pair.client(AuthService).getMe({})).user?.id).toBe('service:gateway');
  });

  test('without a token of a trusted service is refused before it is handled', async () => {
    await using pair = await startRpcPair(routes);
    const stranger = createClient(AuthService, createGrpcWebTransport({ baseUrl: pair.url, httpVersion: '2' }));
    const forged = { headers: { authorization: 'Bearer not-a-token' } };
    expect((await failure(stranger.getMe({}))).code).toBe(Code.Unauthenticated);
    expect((await failure(stranger.getMe({}, forged))).code).toBe(Code.Unauthenticated);
  });

  test('by a service whose key is not trusted is refused', async () => {
    await using pair = await startRpcPair(routes, { trustCaller: false });
    expect((await failure(pair.client(AuthService).getMe({}))).code).toBe(Code.Unauthenticated);
  });

  test('of a method for other roles is refused with the roles that may', async () => {
    await using pair = await startRpcPair(routes);
    const refused = runInContext(userContext({ roles: ['requester'] }), () => pair.client(UsersService).listUsers({}));
    const error = findDomainError(await failure(refused));
    expect(error).toMatchObject({ kind: 'forbidden', reason: 'ROLE_REQUIRED', allowed: ['admin', 'auditor'] });
  });

  test('that is for operators alone is closed even to services', async () => {
    await using pair = await startRpcPair(routes);
    const client = pair.client(OrganisationsService);
    expect((await failure(client.createOrganisation({}))).code).toBe(Code.PermissionDenied);
  });
});

describe('a failure', () => {
  test('by rule arrives with its reason, field and what was given', async () => {
    await using pair = await startRpcPair(routes);
    const error = await failure(pair.client(UsersService).createUser({}));
    expect(error).toMatchObject({ code: Code.FailedPrecondition, rawMessage: 'a user with this e-mail exists' });
    expect(findErrorDetails(error)[0]).toMatchObject({ reason: 'EMAIL_TAKEN', field: 'email', given: 'a@b.example' });
  });

  test('that is a bug says only "internal error" to the caller, and everything to the log', async () => {
    await using pair = await startRpcPair(routes);
    const error = await failure(pair.client(AuthService).login({}));
    expect(error).toMatchObject({ code: Code.Internal, rawMessage: 'internal error' });
    expect(JSON.stringify(pair.logLines)).toContain('password column is null');
  });

  test('is not repeated unless the method is safe to repeat', async () => {
    let calls = 0;
    const flaky: Routes = (router) =>
      router.service(AuthService, {
        login: () => {
          calls += 1;
          throw new ConnectError('down', Code.Unavailable);
        },
        getMe: () => {
          calls += 1;
          if (calls < 3) throw new ConnectError('down', Code.Unavailable);
          return { user: { id: 'after retries' } };
        },
      });
    await using pair = await startRpcPair(flaky);
    expect((await failure(pair.client(AuthService).login({}))).code).toBe(Code.Unavailable);
    expect(calls).toBe(1);
    expect((await pair.client(AuthService).getMe({})).user?.id).toBe('after retries');
    expect(calls).toBe(3);
  });
});

describe('resilience', () => {
  const down: Routes = (router) =>
    router.service(AuthService, { getMe: () => Promise.reject(new ConnectError('down', Code.Unavailable)) });

  test('retries stop when their budget is spent', async () => {
    let calls = 0;
    const counting: Routes = (router) =>
      router.service(AuthService, {
        getMe: () => {
          calls += 1;
          throw new ConnectError('down', Code.Unavailable);
        },
      });
    await using pair = await startRpcPair(counting, { limits: { retryBudget: 2, breakerFailures: 1000 } });
    for (let i = 0; i < 5; i++) await failure(pair.client(AuthService).getMe({}));
    expect(calls).toBe(5 + 2);
  });

  test('after repeated failures calls fail at once, and recover when the service does', async () => {
    let healthy = false;
    let calls = 0;
    const recovering: Routes = (router) =>
      router.service(AuthService, {
        getMe: () => {
          calls += 1;
          if (!healthy) throw new ConnectError('down', Code.Unavailable);
          return {};
        },
      });
    const limits = { retryAttempts: 0, breakerFailures: 3, breakerResetMs: 100 };
    await using pair = await startRpcPair(recovering, { limits });
    const client = pair.client(AuthService);
    for (let i = 0; i < 10; i++) await failure(client.getMe({}));
    expect(calls).toBe(3);
    healthy = true;
    await new Promise((resolve) => setTimeout(resolve, 150));
    await client.getMe({});
    await client.getMe({});
    expect(calls).toBe(5);
  });

  test('a service that is not there is named, its address is not', async () => {
    const pair = await startRpcPair(down, { limits: { retryAttempts: 0 } });
    await pair.server[Symbol.asyncDispose]();
    const error = await failure(pair.client(AuthService).getMe({}));
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toBe('procur.gateway.v1.AuthService cannot be reached');
  });

  test('a call that outlasts its deadline fails with that', async () => {
    const slow: Routes = (router) =>
      router.service(AuthService, {
        getMe: (_, { signal }) =>
          new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      });
    await using pair = await startRpcPair(slow, { limits: { deadlineMs: 100 } });
    expect((await failure(pair.client(AuthService).getMe({}))).code).toBe(Code.DeadlineExceeded);
  });

  test('draining lets a call in flight end and takes no new one', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding: Routes = (router) =>
      router.service(AuthService, { getMe: () => held.then(() => ({ user: { id: 'done' } })) });
    await using pair = await startRpcPair(holding, { limits: { retryAttempts: 0 } });
    const inFlight = pair.client(AuthService).getMe({});
    await new Promise((resolve) => setTimeout(resolve, 50));
    const drained = pair.server.drain();
    release();
    expect((await inFlight).user?.id).toBe('done');
    await drained;
    expect((await failure(pair.client(AuthService).getMe({}))).code).toBe(Code.Unavailable);
  });
});
