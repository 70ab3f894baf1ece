import { fromJson } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { publicMethods } from '../public-methods.ts';
import { exampleOf } from './message-example.ts';

test('the example of every request and answer is one: it can be read as that message', () => {
  expect(publicMethods.length).toBeGreaterThan(80);
  for (const { method } of publicMethods)
    for (const message of [method.input, method.output])
      expect(fromJson(message, exampleOf(message)).$typeName).toBe(message.typeName);
});
