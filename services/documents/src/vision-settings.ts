import { setting } from '@procur/service-kit/config';
import { decimal, decimalText, integer, optional, text, url } from '@procur/service-kit/setting-types';

/** The model that reads pictures of scanned pages; without a key such pages are reported as not read. */
export const visionSettings = {
  apiKey: setting({
    name: 'VISION_MODEL_API_KEY',
    type: optional(text()),
    secret: true,
    description: 'Key of the model that reads scanned pages; without it they are reported as not read.',
  }),
  baseUrl: setting({
    name: 'VISION_MODEL_URL',
    type: url('http', 'https'),
    default: 'https://api.openai.com/v1',
    description: 'Base URL of any OpenAI-compatible server with a model that sees.',
  }),
  model: setting({
    name: 'VISION_MODEL',
    type: text(),
    default: 'gpt-4.1-mini',
    description: 'Name of the model that reads scanned pages.',
  }),
  timeoutMs: setting({
    name: 'VISION_MODEL_TIMEOUT_MS',
    type: integer({ min: 100, max: 3_600_000 }),
    default: '120000',
    description: 'Longest wait for the text of one page.',
  }),
  maxRetries: setting({
    name: 'VISION_MODEL_MAX_RETRIES',
    type: integer({ min: 0, max: 20 }),
    default: '3',
    description: 'Retries after 408, 409, 429, 5xx and broken connections, waiting as Retry-After says.',
  }),
  inputPricePerMillion: setting({
    name: 'VISION_MODEL_INPUT_PRICE_PER_MILLION',
    type: decimalText(),
    default: '0',
    description: 'Price of a million input tokens in USD, for the cost record.',
  }),
  outputPricePerMillion: setting({
    name: 'VISION_MODEL_OUTPUT_PRICE_PER_MILLION',
    type: decimalText(),
    default: '0',
    description: 'Price of a million output tokens in USD, for the cost record.',
  }),
  temperature: setting({
    name: 'VISION_MODEL_TEMPERATURE',
    type: decimal({ min: 0, max: 2 }),
    default: '0',
    description: 'Sampling temperature; 0 asks for the most repeatable text.',
  }),
  maxImagePages: setting({
    name: 'VISION_MAX_PAGES',
    type: integer({ min: 1, max: 2_000 }),
    default: '50',
    description: 'Most scanned pages of one document that the model reads; the others are reported as not read.',
  }),
  maxImageEdge: setting({
    name: 'VISION_MAX_EDGE_PIXELS',
    type: integer({ min: 200, max: 10_000 }),
    default: '2000',
    description: 'Longer edge of the picture the model gets; larger ones are made smaller.',
  }),
};
