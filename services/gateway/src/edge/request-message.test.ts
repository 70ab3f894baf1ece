import { create, toJson } from '@bufbuild/protobuf';
import { RequestsService } from '@procur/contracts/gen/procur/requests/v1/requests_service_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HttpBinding } from './public-methods.ts';
import { type RequestParts, toRequestMessage } from './request-message.ts';

const { createPurchaseRequest, listPurchaseRequests, updatePurchaseRequest } = RequestsService.method;
const nothing: RequestParts = { pathValues: {}, query: new URLSearchParams(), body: undefined, version: undefined };

function binding(body: string): HttpBinding {
  return { verb: 'POST', template: '', body, responseBody: '' };
}

test('a body fills the field that the annotation names; path and version fill theirs', () => {
  const parts = { ...nothing, pathValues: { request_id: 'r-1' }, body: { title: 'Chairs' }, version: '3' };
  const message = toRequestMessage(updatePurchaseRequest.input, binding('details'), parts);
  expect(toJson(updatePurchaseRequest.input, message)).toEqual({
    requestId: 'r-1',
    details: { title: 'Chairs' },
    version: '3',
  });
});

test('the path wins over a body that says otherwise', () => {
  const parts = { ...nothing, pathValues: { request_id: 'r-1' }, body: { requestId: 'r-2' } };
  const message = toRequestMessage(updatePurchaseRequest.input, binding('*'), parts);
  expect(toJson(updatePurchaseRequest.input, message)).toEqual({ requestId: 'r-1' });
});

test('parameters are read by either spelling and by kind', () => {
  const query = new URLSearchParams('page_size=7&pageToken=x&status=REQUEST_STATUS_DRAFT');
  const message = toRequestMessage(listPurchaseRequests.input, binding(''), { ...nothing, query });
  expect(toJson(listPurchaseRequests.input, message)).toEqual({
    pageSize: 7,
    pageToken: 'x',
    status: 'REQUEST_STATUS_DRAFT',
  });
});

test.each([
  'pageSize=many',
  'pageSize=1&pageSize=2',
  'colour=red',
  'status=OPEN',
  'pageSize=1.5',
  'pageSize=99999999999',
])('the parameters %s are refused', (text) => {
  const query = new URLSearchParams(text);
  expect(() => toRequestMessage(listPurchaseRequests.input, binding(''), { ...nothing, query })).toThrow(DomainError);
});

test('whatever JSON is sent, it is either read or refused by rule', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      try {
        toRequestMessage(createPurchaseRequest.input, binding('details'), { ...nothing, body });
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError);
      }
    }),
  );
});

test('a body where none belongs is refused', () => {
  const parts = { ...nothing, body: {} };
  expect(() => toRequestMessage(listPurchaseRequests.input, binding(''), parts)).toThrow('takes no body');
  expect(create(listPurchaseRequests.input).pageSize).toBe(0);
});
