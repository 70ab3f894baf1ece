import { expect, test } from 'vitest';
import { ConfigError, readConfig, setting } from './config.ts';
import { choice, flag, integer, list, optional, port, text, url } from './setting-types.ts';
import { settingsTable } from './settings-table.ts';

const settings = {
  server: {
    port: setting({ name: 'PORT', type: port(), default: '8080', description: 'Where it listens.' }),
    secure: setting({ name: 'SECURE', type: flag(), default: 'false', description: 'Over TLS.' }),
  },
  key: setting({ name: 'KEY', type: text(), secret: true, description: 'The key.' }),
  peer: setting({ name: 'PEER', type: optional(url('http')), description: 'The other one.' }),
};

test('defaults apply where the environment is silent, also for empty variables', () => {
  const config = readConfig(settings, { KEY: 'k', PORT: '' });
  expect(config).toEqual({ server: { port: 8080, secure: false }, key: 'k', peer: undefined });
});

test('every bad or missing variable is named with what was given and what is allowed', () => {
  const attempt = () => readConfig(settings, { PORT: '99999', SECURE: 'yes', PEER: 'ftp://x' });
  expect(attempt).toThrow(ConfigError);
  expect(attempt).toThrow('PORT: given "99999", allowed is a whole number from 0 to 65535');
  expect(attempt).toThrow('SECURE: given "yes", allowed is true or false');
  expect(attempt).toThrow('KEY: missing, allowed is a text');
  expect(attempt).toThrow('PEER: given "ftp://x", allowed is a URL of scheme http');
});

test('the value of a secret is not repeated', () => {
  const secret = { pin: setting({ name: 'PIN', type: integer({ min: 0 }), secret: true, description: 'Pin.' }) };
  expect(() => readConfig(secret, { PIN: 'hunter2' })).toThrow(/^(?!.*hunter2)/s);
});

test('the configuration is frozen at every level', () => {
  const config = readConfig(settings, { KEY: 'k' });
  expect(Object.isFrozen(config)).toBe(true);
  expect(Object.isFrozen(config.server)).toBe(true);
});

test.each(['', '0x10', '1e3', ' 1', '1.5', 'NaN'])('%j is not a whole number', (given) => {
  expect(integer({ min: 0 }).safeParse(given).success).toBe(false);
});

test('a list is split at commas and a choice is closed', () => {
  expect(list().parse('a, b,,c')).toEqual(['a', 'b', 'c']);
  expect(choice(['red', 'blue']).safeParse('green').success).toBe(false);
});

test('the table lists each setting with its default, or that it is required', () => {
  const table = settingsTable(settings);
  expect(table).toContain('| `PORT` | `8080` | a whole number from 0 to 65535 | Where it listens. |');
  expect(table).toContain('| `KEY` | required | a text | The key. |');
  expect(table).toContain('| `PEER` | – |');
});
