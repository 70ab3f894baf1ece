import { expect, it } from 'vitest';
import { planPersonal } from './recipients.ts';

it('tells a user who has said nothing in-app and by e-mail, and once', () => {
  expect(planPersonal(['a', 'a'], [], 't')).toEqual([
    { channel: 'in_app', recipientId: 'a' },
    { channel: 'email', recipientId: 'a' },
  ]);
});

it('respects the channels and the mutes of a user, and only of that user', () => {
  const preferences = [
    { userId: 'a', channels: ['in_app' as const], mutedTemplates: [] },
    { userId: 'b', channels: [], mutedTemplates: ['t'] },
  ];
  expect(planPersonal(['a', 'b'], preferences, 't')).toEqual([{ channel: 'in_app', recipientId: 'a' }]);
  expect(planPersonal(['b'], preferences, 'other')).toHaveLength(2);
});
