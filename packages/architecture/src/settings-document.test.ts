import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsDocument } from './settings-document.ts';

const root = join(import.meta.dirname, '../../..');

test('docs/settings.md lists what the services declare', async () => {
  const document = await settingsDocument(root);
  expect(document).toContain('`DATABASE_URL`');
  await expect(document).toMatchFileSnapshot(join(root, 'docs/settings.md'));
});
