import { expect, test } from 'vitest';
import { checkNewUser } from './user.ts';

const ada = { email: ' Ada@Acme.Example ', displayName: ' Ada ', password: 'twelve chars', roles: ['buyer', 'buyer'] };

test('a user is normalised: one spelling of the address, each role once', () => {
  expect(checkNewUser(ada)).toEqual({ ...ada, email: 'ada@acme.example', displayName: 'Ada', roles: ['buyer'] });
});

test.each(['', 'ada', 'ada@', '@acme.example', 'a b@acme.example', `${'a'.repeat(250)}@b.example`])(
  '"%s" is not an address',
  (email) => {
    expect(() => checkNewUser({ ...ada, email })).toThrow('is not an e-mail address');
  },
);

test.each([['operator'], ['service'], ['king'], []])('the roles [%s] are refused', (...roles) => {
  expect(() => checkNewUser({ ...ada, roles })).toThrow('a user cannot have');
});

test('a refused password is not repeated', () => {
  expect(() => checkNewUser({ ...ada, password: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
});
