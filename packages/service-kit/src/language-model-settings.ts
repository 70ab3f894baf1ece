import { setting } from './config.ts';
import { decimal, decimalText, integer, optional, text, url } from './setting-types.ts';

/** The OpenAI-compatible language model; without a key the deterministic engines do the work. */
export const languageModelSettings = {
  apiKey: setting({
    name: 'LANGUAGE_MODEL_API_KEY',
    type: optional(text()),
    secret: true,
    description: 'Key of the language model; without it no model is used and every result names its own engine.',
  }),
  baseUrl: setting({
    name: 'LANGUAGE_MODEL_URL',
    type: url('http', 'https'),
    default: 'https://api.openai.com/v1',
    description: 'Base URL of any OpenAI-compatible server.',
  }),
  model: setting({
    name: 'LANGUAGE_MODEL',
    type: text(),
    default: 'gpt-4.1-mini',
    description: 'Name of the model.',
  }),
  timeoutMs: setting({
    name: 'LANGUAGE_MODEL_TIMEOUT_MS',
    type: integer({ min: 100, max: 3_600_000 }),
    default: '60000',
    description: 'Longest wait for one answer.',
  }),
  maxRetries: setting({
    name: 'LANGUAGE_MODEL_MAX_RETRIES',
    type: integer({ min: 0, max: 20 }),
    default: '3',
    description: 'Retries after 408, 409, 429, 5xx and broken connections, waiting as Retry-After says.',
  }),
  inputPricePerMillion: setting({
    name: 'LANGUAGE_MODEL_INPUT_PRICE_PER_MILLION',
    type: decimalText(),
    default: '0',
    description: 'Price of a million input tokens in USD, for the cost record.',
  }),
  outputPricePerMillion: setting({
    name: 'LANGUAGE_MODEL_OUTPUT_PRICE_PER_MILLION',
    type: decimalText(),
    default: '0',
    description: 'Price of a million output tokens in USD, for the cost record.',
  }),
  temperature: setting({
    name: 'LANGUAGE_MODEL_TEMPERATURE',
    type: decimal({ min: 0, max: 2 }),
    default: '0',
    description: 'Sampling temperature; 0 asks for the most repeatable answer.',
  }),
};
