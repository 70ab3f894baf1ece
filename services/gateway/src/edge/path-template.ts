/** A compiled path of `google.api.http`, such as `/v1/requests/{request_id}:submit`. */
export type PathTemplate = {
  /** Names of the fields in the path, in order. */
  readonly fields: readonly string[];
  /** The decoded values by field, or `undefined` when the path is another one. */
  readonly match: (path: string) => Readonly<Record<string, string>> | undefined;
};

/** Compiles the subset of the template language that our contracts use: literals, `{field}` and a `:verb` at the end. */
export function compilePathTemplate(template: string): PathTemplate {
  const fields = [...template.matchAll(/\{([^}]+)\}/g)].map((found) => found[1] ?? '');
  // A value holds no slash and no colon, because a colon begins the verb.
  const pattern = new RegExp(
    `^${template
      .split(/\{[^}]+\}/)
      .map(quote)
      .join('([^/:]+)')}$`,
  );
  return {
    fields,
    match: (path) => {
      const found = pattern.exec(path);
      return found ? readValues(fields, found.slice(1)) : undefined;
    },
  };
}

function readValues(fields: readonly string[], values: readonly string[]): Record<string, string> | undefined {
  try {
    return Object.fromEntries(fields.map((field, index) => [field, decodeURIComponent(values[index] ?? '')]));
  } catch {
    // Broken percent-encoding names nothing that could exist.
    return undefined;
  }
}

function quote(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
