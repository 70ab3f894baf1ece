import { type ConfigOf, type Environment, readConfig, setting } from '@procur/service-kit/config';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { identitySettings } from '@procur/service-kit/identity-settings';
import { languageModelSettings } from '@procur/service-kit/language-model-settings';
import { natsSettings } from '@procur/service-kit/nats-settings';
import { processSettings } from '@procur/service-kit/process-settings';
import { rpcSettings } from '@procur/service-kit/rpc-settings';
import { choice, flag, integer, optional, text, url } from '@procur/service-kit/setting-types';
import { telemetrySettings } from '@procur/service-kit/telemetry-settings';
import { visionSettings } from './vision-settings.ts';

/** Every setting of documents; docs/settings.md is generated from it. */
export const settings = {
  process: processSettings('documents'),
  database: databaseSettings,
  nats: natsSettings,
  identity: identitySettings,
  rpc: rpcSettings(['gateway', 'requests', 'vendors', 'negotiation']),
  telemetry: telemetrySettings,
  languageModel: languageModelSettings,
  vision: visionSettings,
  files: {
    store: setting({
      name: 'FILE_STORE',
      type: choice(['folder', 's3']),
      default: 'folder',
      description: 'Where uploaded and written files are kept.',
    }),
    folder: setting({
      name: 'FILES_FOLDER',
      type: text(),
      default: '.procur/files',
      description: 'Folder of the files when FILE_STORE is folder.',
    }),
    s3Bucket: setting({
      name: 'S3_BUCKET',
      type: text(),
      default: 'procur-files',
      description: 'Bucket of the files when FILE_STORE is s3.',
    }),
    s3Endpoint: setting({
      name: 'S3_ENDPOINT',
      type: optional(url('http', 'https')),
      description: 'Address of an S3-compatible store; without it, that of AWS.',
    }),
    s3Region: setting({ name: 'S3_REGION', type: text(), default: 'us-east-1', description: 'Region of the bucket.' }),
    s3PathStyle: setting({
      name: 'S3_PATH_STYLE',
      type: flag(),
      default: 'true',
      description: 'Name the bucket in the path, as most S3-compatible stores need.',
    }),
    s3AccessKeyId: setting({
      name: 'S3_ACCESS_KEY_ID',
      type: optional(text()),
      description: 'Access key; without it, the usual AWS sources are asked.',
    }),
    s3SecretAccessKey: setting({
      name: 'S3_SECRET_ACCESS_KEY',
      type: optional(text()),
      secret: true,
      description: 'Secret of the access key.',
    }),
    sweepIntervalMs: setting({
      name: 'FILE_SWEEP_INTERVAL_MS',
      type: integer({ min: 100 }),
      default: '21600000',
      description: 'How often stored files are looked for that nothing points to, as a crash may leave them.',
    }),
    orphanAgeMs: setting({
      name: 'ORPHAN_FILE_AGE_MS',
      type: integer({ min: 100 }),
      default: '86400000',
      description: 'Age from which such a file is removed; younger ones may belong to work that goes on.',
    }),
  },
  uploads: {
    maxBytes: setting({
      name: 'MAX_UPLOAD_BYTES',
      type: integer({ min: 1024, max: 10_737_418_240 }),
      default: '104857600',
      description: 'Largest uploaded document.',
    }),
  },
  extraction: {
    timeoutMs: setting({
      name: 'EXTRACTION_TIMEOUT_MS',
      type: integer({ min: 100, max: 3_600_000 }),
      default: '60000',
      description: 'Longest time one document may take to be read.',
    }),
    memoryBytes: setting({
      name: 'EXTRACTION_MEMORY_BYTES',
      type: integer({ min: 67_108_864 }),
      default: '536870912',
      description: 'Most memory that reading one document may take.',
    }),
    maxPages: setting({
      name: 'EXTRACTION_MAX_PAGES',
      type: integer({ min: 1 }),
      default: '2000',
      description: 'Most pages of one document.',
    }),
    maxCharacters: setting({
      name: 'EXTRACTION_MAX_CHARACTERS',
      type: integer({ min: 1000 }),
      default: '20000000',
      description: 'Most characters of text of one document or sheet.',
    }),
    maxUnpackedBytes: setting({
      name: 'EXTRACTION_MAX_UNPACKED_BYTES',
      type: integer({ min: 1024 }),
      default: '268435456',
      description: 'Most bytes that a DOCX, an XLSX or the attachments of a mail may unpack to.',
    }),
    maxZipEntries: setting({
      name: 'EXTRACTION_MAX_ZIP_ENTRIES',
      type: integer({ min: 1 }),
      default: '10000',
      description: 'Most parts inside a DOCX or XLSX.',
    }),
    maxNesting: setting({
      name: 'EXTRACTION_MAX_NESTING',
      type: integer({ min: 16, max: 5000 }),
      default: '256',
      description: 'Most levels of elements in XML and HTML, and of parts in a mail.',
    }),
    maxAttachments: setting({
      name: 'EXTRACTION_MAX_ATTACHMENTS',
      type: integer({ min: 1, max: 10_000 }),
      default: '100',
      description: 'Most files in a mail, those in the mails attached to it included.',
    }),
    maxMailDepth: setting({
      name: 'EXTRACTION_MAX_MAIL_DEPTH',
      type: integer({ min: 1, max: 50 }),
      default: '5',
      description: 'Most mails within mails.',
    }),
    helpFromPages: setting({
      name: 'EXTRACTION_HELP_FROM_PAGES',
      type: integer({ min: 0, max: 1_000_000 }),
      default: '20',
      description:
        'Pages of a PDF from which on a second thread helps to read it, with a quarter of the memory on top; 0 for never.',
    }),
  },
  quotations: {
    issue: setting({
      name: 'QUOTATION_ISSUE',
      type: choice(['at_once', 'reviewed']),
      default: 'at_once',
      description:
        'When a quotation takes its number: at_once, with open lines marked, or once a person has reviewed them.',
    }),
    validityDays: setting({
      name: 'QUOTATION_VALIDITY_DAYS',
      type: integer({ min: 1, max: 3650 }),
      default: '30',
      description: 'Days a quotation is binding.',
    }),
    paymentTerms: setting({
      name: 'QUOTATION_PAYMENT_TERMS',
      type: text(),
      default: '30 days net from the date of the invoice',
      description: 'Payment terms printed on quotations.',
    }),
  },
};

export type Config = ConfigOf<typeof settings>;

export function loadConfig(environment?: Environment): Config {
  return readConfig(settings, environment);
}
