import type { z } from 'zod';

/** One environment variable: declared once, validated at start, and listed in the generated table of settings. */
export type Setting<T = unknown> = {
  readonly name: string;
  /** Reads the text of the variable. Its `.describe()` text is what an error message and the table call "allowed". */
  readonly type: z.ZodType<T>;
  readonly description: string;
  /** The text used when the variable is unset; absent means required, unless the type accepts `undefined`. */
  readonly default?: string;
  /** A secret's value never appears in an error message. */
  readonly secret?: boolean;
};

/** Settings by the name they have in code; groups nest. */
export type Settings = { readonly [key: string]: Setting | Settings };

/** The validated, frozen values of a declaration of settings. */
export type ConfigOf<S> =
  S extends Setting<infer T> ? T : S extends Settings ? { readonly [K in keyof S]: ConfigOf<S[K]> } : never;

export type Environment = { readonly [name: string]: string | undefined };

/** Declares a setting; exists so that the type of the value is inferred from the zod type. */
export function setting<T>(declared: Setting<T>): Setting<T> {
  return declared;
}

/** The process cannot start with these settings; the message names every variable at fault, not only the first. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Validates the environment against the declaration: the only reader of `process.env`.
 * An empty variable counts as unset, because charts and compose files pass empty strings for absent values.
 * @throws ConfigError listing each bad or missing variable with what was given and what is allowed.
 */
export function readConfig<S extends Settings>(settings: S, environment: Environment = process.env): ConfigOf<S> {
  const problems: string[] = [];
  const config = readGroup(settings, environment, problems);
  if (problems.length > 0) throw new ConfigError(`Cannot start with these settings:\n${problems.join('\n')}`);
  return config as ConfigOf<S>;
}

/** Whether an entry of a declaration is a setting rather than a nested group. */
export function isSetting(entry: Setting | Settings): entry is Setting {
  return typeof entry.name === 'string';
}

function readGroup(settings: Settings, environment: Environment, problems: string[]): object {
  const entries = Object.entries(settings).map(([key, entry]) => [
    key,
    isSetting(entry) ? readSetting(entry, environment, problems) : readGroup(entry, environment, problems),
  ]);
  return Object.freeze(Object.fromEntries(entries));
}

function readSetting(declared: Setting, environment: Environment, problems: string[]): unknown {
  const given = environment[declared.name] || undefined;
  const result = declared.type.safeParse(given ?? declared.default);
  if (result.success) return result.data;
  const allowed = declared.type.description ?? result.error.issues.map((issue) => issue.message).join('; ');
  problems.push(
    `  ${declared.name}: ${describeGiven(declared, given)}, allowed is ${allowed}. ${declared.description}`,
  );
  return undefined;
}

function describeGiven(declared: Setting, given: string | undefined): string {
  if (given === undefined) return 'missing';
  return declared.secret ? 'given a value that does not fit' : `given ${JSON.stringify(given)}`;
}
