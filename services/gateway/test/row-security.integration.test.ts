import { describeRowSecurity } from '@procur/testing/row-security';
import { model } from '../src/database/model.ts';

describeRowSecurity(model, {
  refresh_tokens: 'found by the hash of a secret, before anybody knows whose it is',
  idempotency_records: 'found by a hash over the user, the operation and the key',
  signing_keys: 'of the platform',
});
