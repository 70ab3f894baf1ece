import { type ConfigOf, type Environment, readConfig, setting } from '@procur/service-kit/config';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { identitySettings } from '@procur/service-kit/identity-settings';
import { natsSettings } from '@procur/service-kit/nats-settings';
import { processSettings } from '@procur/service-kit/process-settings';
import { rpcSettings } from '@procur/service-kit/rpc-settings';
import { flag, integer, list, text, url } from '@procur/service-kit/setting-types';

/** Every setting of the service; docs/settings.md is generated from it. */
export const settings = {
  process: processSettings('notifications'),
  database: databaseSettings,
  nats: natsSettings,
  identity: identitySettings,
  rpc: rpcSettings(['gateway', 'vendors']),
  publicUrl: setting({
    name: 'PUBLIC_URL',
    type: url('http', 'https'),
    default: 'http://127.0.0.1:8080',
    description: 'Address of the gateway as people reach it; links in messages begin with it.',
  }),
  smtp: {
    url: setting({
      name: 'SMTP_URL',
      type: url('smtp', 'smtps'),
      default: 'smtp://127.0.0.1:1025',
      secret: true,
      description: 'Mail server, with user and password if it wants them.',
    }),
    from: setting({
      name: 'SMTP_FROM',
      type: text(),
      default: 'Procur <no-reply@procur.example>',
      description: 'Sender of e-mail.',
    }),
    timeoutMs: setting({
      name: 'SMTP_TIMEOUT_MS',
      type: integer({ min: 100, max: 600_000 }),
      default: '20000',
      description: 'Longest silence of the mail server.',
    }),
  },
  endpoints: {
    allowPrivateNetworks: setting({
      name: 'WEBHOOK_ALLOW_PRIVATE_NETWORKS',
      type: flag(),
      default: 'false',
      description:
        'Whether endpoints may lie in private, loopback and link-local networks; true only where all users are trusted.',
    }),
    allowHttp: setting({
      name: 'WEBHOOK_ALLOW_HTTP',
      type: flag(),
      default: 'false',
      description: 'Whether endpoints may do without TLS.',
    }),
    slackHosts: setting({
      name: 'SLACK_HOSTS',
      type: list(),
      default: 'hooks.slack.com,hooks.slack-gov.com',
      description: 'Hosts of Slack incoming webhooks; name those of a compatible server here.',
    }),
    timeoutMs: setting({
      name: 'WEBHOOK_TIMEOUT_MS',
      type: integer({ min: 100, max: 120_000 }),
      default: '10000',
      description: 'Longest time an endpoint may take to answer.',
    }),
    maxPerOrganisation: setting({
      name: 'WEBHOOK_MAX_PER_ORGANISATION',
      type: integer({ min: 1, max: 10_000 }),
      default: '50',
      description: 'Endpoints an organisation may have.',
    }),
  },
};

export type Config = ConfigOf<typeof settings>;

/** The validated settings. @throws ConfigError naming every variable at fault. */
export function loadConfig(environment?: Environment): Config {
  return readConfig(settings, environment);
}
