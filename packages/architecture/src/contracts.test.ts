import { getOption, hasOption } from '@bufbuild/protobuf';
import { MethodOptions_IdempotencyLevel as Idempotency } from '@bufbuild/protobuf/wkt';
import { http } from '@procur/contracts/gen/google/api/annotations_pb.ts';
import { access } from '@procur/contracts/gen/procur/common/v1/access_pb.ts';
import { expect, it } from 'vitest';
import { contracts, methodsOf } from './contract-descriptors.ts';

const all = await contracts();
const methods = all.flatMap(methodsOf);
const named = (list: typeof methods) => list.map((method) => `${method.parent.typeName}.${method.name}`);

it('the contracts of all seven services are seen', () => {
  expect(all.map(({ owner }) => owner).sort()).toEqual([
    'audit',
    'documents',
    'gateway',
    'negotiation',
    'notifications',
    'requests',
    'vendors',
  ]);
  expect(methods.length).toBeGreaterThan(30);
});

it('every method says who may call it', () => {
  expect(named(methods.filter((method) => !hasOption(method, access)))).toEqual([]);
});

it('a method that anybody may call without signing in is one of the few meant for that', () => {
  const anonymous = methods.filter((method) => hasOption(method, access) && getOption(method, access).anonymous);
  // Signing in, and the links of vendors' people, whose signed token is the authorisation.
  const meant = ['procur.gateway.v1.AuthService.', 'procur.vendors.v1.VendorAnswersService.'];
  expect(named(anonymous).filter((name) => !meant.some((service) => name.startsWith(service)))).toEqual([]);
});

it('a public method that answers GET has no side effects', () => {
  const gets = methods.filter((method) => hasOption(method, http) && getOption(method, http).pattern.case === 'get');
  expect(gets.length).toBeGreaterThan(10);
  expect(named(gets.filter((method) => method.idempotency !== Idempotency.NO_SIDE_EFFECTS))).toEqual([]);
});

it('no two public methods share a route', () => {
  const routes = methods
    .filter((method) => hasOption(method, http))
    .map((method) => {
      const { pattern } = getOption(method, http);
      return `${pattern.case} ${String(pattern.value).replaceAll(/\{[^}]*\}/g, '{}')}`;
    });
  expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
});
