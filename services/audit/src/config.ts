import { type ConfigOf, type Environment, readConfig, setting } from '@procur/service-kit/config';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { identitySettings } from '@procur/service-kit/identity-settings';
import { natsSettings } from '@procur/service-kit/nats-settings';
import { processSettings } from '@procur/service-kit/process-settings';
import { rpcSettings } from '@procur/service-kit/rpc-settings';
import { decimal, integer } from '@procur/service-kit/setting-types';

/** Every setting of the service; docs/settings.md is generated from it. */
export const settings = {
  process: processSettings('audit'),
  database: databaseSettings,
  nats: natsSettings,
  identity: identitySettings,
  rpc: rpcSettings(),
  retention: {
    standardDays: days('AUDIT_RETENTION_STANDARD_DAYS', '90', 'Days an event of the standard class is kept.'),
    shortDays: days('AUDIT_RETENTION_SHORT_DAYS', '7', 'Days an event of the short class (progress) is kept.'),
    recordDays: days(
      'AUDIT_RETENTION_RECORD_DAYS',
      '3650',
      'Days an event of the record class is kept: commercial law asks for up to ten years.',
    ),
    cleanupIntervalMs: setting({
      name: 'AUDIT_CLEANUP_INTERVAL_MS',
      type: integer({ min: 1000 }),
      default: '86400000',
      description: 'How often events past their retention are removed; daily.',
    }),
  },
  warnings: {
    minSuccessRate: setting({
      name: 'AUDIT_WARN_SUCCESS_RATE_BELOW',
      type: decimal({ min: 0, max: 1 }),
      default: '0.95',
      description: 'Share of successfully handled events below which a consumer gets a warning.',
    }),
    maxPending: threshold('AUDIT_WARN_PENDING_ABOVE', '1000', 'Waiting events above which a consumer gets a warning.'),
    maxDeadLetters: threshold(
      'AUDIT_WARN_DEAD_LETTERS_ABOVE',
      '100',
      'Open dead letters above which a consumer gets a warning.',
    ),
    checkIntervalMs: setting({
      name: 'AUDIT_WARN_INTERVAL_MS',
      type: integer({ min: 1000 }),
      default: '60000',
      description: 'How often the thresholds are checked.',
    }),
  },
};

export type Config = ConfigOf<typeof settings>;

/** The validated settings. @throws ConfigError naming every variable at fault. */
export function loadConfig(environment?: Environment): Config {
  return readConfig(settings, environment);
}

function days(name: string, initial: string, description: string) {
  return setting({ name, type: integer({ min: 1, max: 36_500 }), default: initial, description });
}

function threshold(name: string, initial: string, description: string) {
  return setting({ name, type: integer({ min: 0 }), default: initial, description });
}
