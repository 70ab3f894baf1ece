import { expect, test } from 'vitest';
import { publicMethods } from './public-methods.ts';
import { createRestRouter } from './rest-router.ts';

const find = createRestRouter(publicMethods);

test.each([
  ['POST', '/v1/requests', 'CreatePurchaseRequest', {}],
  ['POST', '/v1/requests:draft', 'DraftPurchaseRequest', {}],
  ['POST', '/v1/requests/r-1:submit', 'SubmitPurchaseRequest', { request_id: 'r-1' }],
  ['GET', '/v1/requests/a%20b', 'GetPurchaseRequest', { request_id: 'a b' }],
  ['GET', '/v1/policies/current', 'GetPolicy', {}],
  ['GET', '/v1/policies/3', 'GetPolicy', { version: '3' }],
  ['POST', '/v1/quotations/q-1/lines/2:review', 'ReviewLine', { quotation_id: 'q-1', position: '2' }],
  ['GET', '/v1/quotations/q-1/versions', 'ListQuotationVersions', { quotation_id: 'q-1' }],
  ['GET', '/v1/quotations/q-1/versions:compare', 'CompareQuotationVersions', { quotation_id: 'q-1' }],
  ['POST', '/v1/quotations/q-1:accept', 'AcceptQuotation', { quotation_id: 'q-1' }],
])('%s %s is %s', (verb, path, method, pathValues) => {
  const { route } = find(verb, path);
  expect(route?.target.method.name).toBe(method);
  expect(route?.pathValues).toEqual(pathValues);
});

test('a path that exists for other verbs names them', () => {
  expect(find('DELETE', '/v1/vendors')).toEqual({ allowed: expect.arrayContaining(['GET', 'POST']) });
});

test.each(['/v1/requests/', '/v1/requests/a/b', '/v1/requests/a:fly', '/v1/requests/%zz', '/v1'])(
  '%s is nothing',
  (path) => {
    expect(find('GET', path)).toEqual({ allowed: [] });
  },
);

test('no two methods claim the same verb and path', () => {
  const claims = publicMethods.flatMap(({ bindings }) =>
    bindings.map(({ verb, template }) => `${verb} ${template.replace(/\{[^}]+\}/g, '*')}`),
  );
  expect(claims).toHaveLength(new Set(claims).size);
  expect(claims.length).toBeGreaterThan(50);
});

test('every public method says who may call it', () => {
  const open = publicMethods.filter(({ access }) => access.anonymous).map(({ method }) => method.name);
  expect(open.sort()).toEqual([
    'AcceptOffer',
    'CounterOffer',
    'DeclineOffer',
    'GetStandingOffer',
    'Login',
    'Logout',
    'ProposeOffer',
    'RefreshSession',
  ]);
});
