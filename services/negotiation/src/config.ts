import { readConfig, setting } from '@procur/service-kit/config';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { identitySettings } from '@procur/service-kit/identity-settings';
import { languageModelSettings } from '@procur/service-kit/language-model-settings';
import { natsSettings } from '@procur/service-kit/nats-settings';
import { processSettings } from '@procur/service-kit/process-settings';
import { rpcSettings } from '@procur/service-kit/rpc-settings';
import { decimal, integer } from '@procur/service-kit/setting-types';
import { telemetrySettings } from '@procur/service-kit/telemetry-settings';

export const negotiationSettings = {
  deadlineMs: setting({
    name: 'NEGOTIATION_DEADLINE_MS',
    type: integer({ min: 1000 }),
    // People who answer by mail take a day for each round (VENDOR_ANSWER_DEADLINE_MS); agents are done in seconds.
    default: '604800000',
    description: 'Time after which vendors still at the table are let go and the rest decides.',
  }),
  approvalDeadlineMs: setting({
    name: 'MOVE_APPROVAL_DEADLINE_MS',
    type: integer({ min: 1000 }),
    default: '14400000',
    description: 'How long a move above the authority limit waits for a person before the agent stays below the limit.',
  }),
  pauseWarningMs: setting({
    name: 'PAUSE_WARNING_MS',
    type: integer({ min: 0 }),
    // A working day is left to make a move or to hand back.
    default: '86400000',
    description: 'How long before the deadline of a negotiation a person who has the wheel is told that it comes near.',
  }),
  expiryCheckMs: setting({
    name: 'NEGOTIATION_EXPIRY_CHECK_MS',
    type: integer({ min: 50, max: 3_600_000 }),
    default: '15000',
    description: 'How often passed deadlines are looked for.',
  }),
  counterpartyDeadlineMs: setting({
    name: 'COUNTERPARTY_DEADLINE_MS',
    type: integer({ min: 10, max: 600_000 }),
    default: '10000',
    description: 'Longest wait for the answer of a vendor, retries included, before the round is tried again later.',
  }),
  maximumRounds: setting({
    name: 'NEGOTIATION_MAX_ROUNDS',
    type: integer({ min: 1, max: 1000 }),
    default: '50',
    description: 'Most rounds a mandate may allow.',
  }),
  maximumVendors: setting({
    name: 'NEGOTIATION_MAX_VENDORS',
    type: integer({ min: 1, max: 1000 }),
    default: '50',
    description: 'Most vendors that may be invited to one negotiation.',
  }),
  costOfCapitalPercent: setting({
    name: 'COST_OF_CAPITAL_PERCENT',
    type: decimal({ min: 0, max: 100 }),
    default: '8',
    description: 'What money costs the buyer per year; makes payment terms comparable with prices.',
  }),
  scoreWorthPercent: setting({
    name: 'VENDOR_SCORE_WORTH_PERCENT',
    type: decimal({ min: 0, max: 100 }),
    default: '20',
    description:
      'Share of the lowest list price that a full shortlist score is worth against none, when deals are compared.',
  }),
  memoryDeals: setting({
    name: 'NEGOTIATION_MEMORY_DEALS',
    type: integer({ min: 0, max: 20 }),
    // Older and less similar ones weigh so little that they change nothing but the length of the explanation.
    default: '5',
    description: 'Most earlier deals of the organisation that an agent is told of when a thread opens; 0 for none.',
  }),
};

export const settings = {
  process: processSettings('negotiation'),
  telemetry: telemetrySettings,
  database: databaseSettings,
  nats: natsSettings,
  identity: identitySettings,
  rpc: rpcSettings(['vendors']),
  languageModel: languageModelSettings,
  negotiation: negotiationSettings,
};

export const loadConfig = () => readConfig(settings);
