import type OpenAI from 'openai';
import type { z } from 'zod';
import { elapsedSince } from './clock.ts';
import type { ConfigOf } from './config.ts';
import type { languageModelSettings } from './language-model-settings.ts';
import { describeUsage, type ModelUsage, type TokenPrices } from './language-model-usage.ts';
import { withSpan } from './span.ts';

export type LanguageModelConfig = ConfigOf<typeof languageModelSettings>;

/** What is asked of the model. `purpose` is a bounded word for metrics and cost records, such as `read_tender`. */
export type ModelTask = {
  readonly purpose: string;
  /** What the model shall do; ours, never text from outside. */
  readonly instructions: string;
  /** The text to work on. It is data: whatever it says, its instructions are not followed by us. */
  readonly input: string;
  /** Pictures to look at, for a model that can see; data like the text. */
  readonly images?: readonly ModelImage[];
  readonly signal?: AbortSignal;
};

/** A picture by its bytes; `mediaType` such as `image/png`. */
export type ModelImage = { readonly mediaType: string; readonly bytes: Uint8Array };

/** A structured answer is asked for by this JSON schema and checked by the same zod type. */
export type AnswerForm<T> = { readonly name: string; readonly type: z.ZodType<T> };

/** The one port to a language model. It fails loudly: no answer is ever made up in its place. */
export type LanguageModel = {
  /** Name of the engine, which results carry: `model:<name>`. */
  readonly engine: string;
  /** @throws LanguageModelError when the model fails for good or its answer does not have the form. */
  readonly extract: <T>(task: ModelTask, form: AnswerForm<T>) => Promise<T>;
  /** @throws LanguageModelError when the model fails for good or answers nothing. */
  readonly draft: (task: ModelTask) => Promise<string>;
};

/** The model was configured and did not do the work; the work must fail or be retried, not go on without. */
export class LanguageModelError extends Error {
  override readonly name = 'LanguageModelError';
}

/** Opens the model if a key is configured. `record` hears of every call, also of failed ones, for the cost record. */
export async function openLanguageModel(
  config: LanguageModelConfig,
  record: (usage: ModelUsage) => void,
): Promise<LanguageModel | undefined> {
  if (config.apiKey === undefined) return undefined;
  const { apiKey, baseUrl: baseURL, timeoutMs: timeout, maxRetries } = config;
  // Loaded only when used: the library costs some twenty megabytes. It waits as Retry-After says before it retries.
  const { default: Client } = await import('openai');
  const client = new Client({ apiKey, baseURL, timeout, maxRetries });
  const ask = recordCalls(config, record, (task, format) => complete(client, config, task, format));
  return {
    engine: `model:${config.model}`,
    draft: async (task) => (await ask(task)).text,
    extract: async (task, form) => parseAnswer((await ask(task, await toJsonSchema(form))).text, form),
  };
}

type Format = NonNullable<OpenAI.ChatCompletionCreateParams['response_format']>;
type Answer = { readonly text: string; readonly inputTokens: number; readonly outputTokens: number };
type Ask = (task: ModelTask, format?: Format) => Promise<Answer>;

async function complete(
  client: OpenAI,
  config: LanguageModelConfig,
  task: ModelTask,
  format?: Format,
): Promise<Answer> {
  const completion = await client.chat.completions.create(
    {
      model: config.model,
      temperature: config.temperature,
      messages: [
        { role: 'system', content: task.instructions },
        { role: 'user', content: contentOf(task) },
      ],
      ...(format && { response_format: format }),
    },
    { ...(task.signal && { signal: task.signal }) },
  );
  const message = completion.choices[0]?.message;
  const text = message?.content ?? '';
  if (text === '')
    throw new LanguageModelError(message?.refusal ? 'the model refused to answer' : 'the model answered nothing');
  return {
    text,
    inputTokens: completion.usage?.prompt_tokens ?? 0,
    outputTokens: completion.usage?.completion_tokens ?? 0,
  };
}

function contentOf({ input, images }: ModelTask): OpenAI.ChatCompletionUserMessageParam['content'] {
  if (!images || images.length === 0) return input;
  const pictures = images.map(({ mediaType, bytes }) => {
    const url = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
    return { type: 'image_url' as const, image_url: { url } };
  });
  return [{ type: 'text', text: input }, ...pictures];
}

function recordCalls(config: LanguageModelConfig, record: (usage: ModelUsage) => void, ask: Ask): Ask {
  const prices: TokenPrices = config;
  return (task, format) => {
    const startMs = performance.now();
    const report = (outcome: ModelUsage['outcome'], answer?: Answer) => {
      const { inputTokens = 0, outputTokens = 0 } = answer ?? {};
      const { model } = config;
      record(
        describeUsage(
          { model, purpose: task.purpose, outcome, inputTokens, outputTokens, durationMs: elapsedSince(startMs) },
          prices,
        ),
      );
    };
    const attributes = { 'gen_ai.request.model': config.model, 'procur.purpose': task.purpose };
    return withSpan(`language_model ${task.purpose}`, { attributes }, async () => {
      try {
        const answer = await ask(task, format);
        report('answered', answer);
        return answer;
      } catch (error) {
        report('failed');
        if (error instanceof LanguageModelError) throw error;
        throw new LanguageModelError(`the language model failed at ${task.purpose}`, { cause: error });
      }
    });
  };
}

async function toJsonSchema<T>(form: AnswerForm<T>): Promise<Format> {
  const { z } = await import('zod');
  const schema = z.toJSONSchema(form.type, { target: 'draft-7', io: 'input' });
  return { type: 'json_schema', json_schema: { name: form.name, strict: true, schema } };
}

function parseAnswer<T>(text: string, form: AnswerForm<T>): T {
  try {
    return form.type.parse(JSON.parse(text));
  } catch (error) {
    throw new LanguageModelError(`the model's answer is not a ${form.name}`, { cause: error });
  }
}
