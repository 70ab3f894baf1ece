import { expect, it } from 'vitest';
import { signatureHeaders, toSigningSecret } from './webhook-signature.ts';

it('signs as the published example of Standard Webhooks does', () => {
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestampS: 1614265330, body: '{"test": 2432232314}' };
  expect(signatureHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', message)['webhook-signature']).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
});

it('changes with the id, the time and the body', () => {
  const secret = toSigningSecret(new Uint8Array(32).fill(7));
  const message = { id: 'a', timestampS: 1, body: 'b' };
  const variants = [message, { ...message, id: 'c' }, { ...message, timestampS: 2 }, { ...message, body: 'd' }];
  expect(new Set(variants.map((each) => signatureHeaders(secret, each)['webhook-signature'])).size).toBe(4);
});
