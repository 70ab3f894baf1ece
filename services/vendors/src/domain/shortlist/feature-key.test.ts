import { expect, it } from 'vitest';
import { featureKey } from './feature-key.ts';

it.each([
  ['sso', 'Single sign-on'],
  ['mobile_app', 'Mobile app'],
  ['eu_hosting', 'EU data residency'],
  ['email sync', 'E-mail sync'],
])('%s and %s are one feature', (one, other) => {
  expect(featureKey(one)).toBe(featureKey(other));
});

it('keeps different features apart', () => {
  expect(featureKey('API')).not.toBe(featureKey('SSO'));
});
