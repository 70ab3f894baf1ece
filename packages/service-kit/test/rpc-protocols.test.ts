import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport, createGrpcWebTransport } from '@connectrpc/connect-node';
import * as grpc from '@grpc/grpc-js';
import { Health, HealthCheckResponse_ServingStatus } from '@procur/contracts/gen/grpc/health/v1/health_pb.ts';
import { ServerReflection } from '@procur/contracts/gen/grpc/reflection/v1/reflection_pb.ts';
import {
  AuthService,
  GetMeRequestSchema,
  GetMeResponseSchema,
} from '@procur/contracts/gen/procur/gateway/v1/gateway_service_pb.ts';
import { expect, test } from 'vitest';
import { DomainError } from '../src/domain-error.ts';
import { identityOf } from '../src/rpc-identity.ts';
import type { Routes } from '../src/rpc-server.ts';
import { type RpcPair, startRpcPair } from './rpc-pair.ts';

const routes: Routes = (router) =>
  router.service(AuthService, {
    getMe: (_, context) => ({ user: { id: identityOf(context).subject } }),
    logout: () => {
      throw new DomainError('not-found', 'SESSION_UNKNOWN', 'no such session');
    },
  });

// grpc-js knows nothing of our generated code: it gets the path and two functions, as any gRPC client would.
async function callWithGrpcJs(pair: RpcPair, method: string, token?: string): Promise<string> {
  const client = new grpc.Client(pair.url.replace('http://', ''), grpc.credentials.createInsecure());
  const metadata = new grpc.Metadata();
  if (token) metadata.set('authorization', `Bearer ${token}`);
  try {
    return await new Promise((resolve, reject) => {
      client.makeUnaryRequest(
        `/procur.gateway.v1.AuthService/${method}`,
        () => Buffer.from(toBinary(GetMeRequestSchema, create(GetMeRequestSchema))),
        (bytes) => fromBinary(GetMeResponseSchema, bytes),
        {},
        metadata,
        (error, response) => (error ? reject(error) : resolve(response?.user?.id ?? '')),
      );
    });
  } finally {
    client.close();
  }
}

test('an ordinary gRPC client is answered', async () => {
  await using pair = await startRpcPair(routes);
  expect(await callWithGrpcJs(pair, 'GetMe', await pair.token())).toBe('user-1');
});

test('an ordinary gRPC client gets refusals as its own status codes', async () => {
  await using pair = await startRpcPair(routes);
  await expect(callWithGrpcJs(pair, 'GetMe')).rejects.toMatchObject({ code: grpc.status.UNAUTHENTICATED });
  const refused = callWithGrpcJs(pair, 'Logout', await pair.token());
  await expect(refused).rejects.toMatchObject({ code: grpc.status.NOT_FOUND, details: 'no such session' });
});

test('gRPC-Web is answered on the same port', async () => {
  await using pair = await startRpcPair(routes);
  const client = createClient(AuthService, createGrpcWebTransport({ baseUrl: pair.url, httpVersion: '2' }));
  const me = await client.getMe({}, { headers: { authorization: `Bearer ${await pair.token()}` } });
  expect(me.user?.id).toBe('user-1');
});

test('health is told to anybody, by service and for the whole process', async () => {
  await using pair = await startRpcPair(routes);
  const client = createClient(Health, createGrpcTransport({ baseUrl: pair.url }));
  const serving = HealthCheckResponse_ServingStatus.SERVING;
  expect((await client.check({})).status).toBe(serving);
  expect((await client.check({ service: 'procur.gateway.v1.AuthService' })).status).toBe(serving);
  await expect(client.check({ service: 'nobody.v1' })).rejects.toThrow('no service "nobody.v1"');
});

test('reflection lists the services and describes them with all they import', async () => {
  await using pair = await startRpcPair(routes);
  const client = createClient(ServerReflection, createGrpcTransport({ baseUrl: pair.url }));
  async function* questions() {
    yield { messageRequest: { case: 'listServices' as const, value: '' } };
    yield { messageRequest: { case: 'fileContainingSymbol' as const, value: 'procur.gateway.v1.AuthService.Login' } };
    yield { messageRequest: { case: 'fileContainingSymbol' as const, value: 'no.such.Symbol' } };
  }
  const answers = [];
  for await (const answer of client.serverReflectionInfo(questions())) answers.push(answer.messageResponse);
  const [list, file, unknown] = answers;
  expect(list?.case === 'listServicesResponse' && list.value.service[0]?.name).toBe('procur.gateway.v1.AuthService');
  const bytes = file?.case === 'fileDescriptorResponse' ? file.value.fileDescriptorProto : [];
  const names = bytes.map((each) => fromBinary(FileDescriptorProtoSchema, each).name);
  expect(names).toContain('procur/gateway/v1/gateway_service.proto');
  expect(names).toContain('google/protobuf/descriptor.proto');
  expect(unknown).toMatchObject({ case: 'errorResponse' });
});
