import type { TestPlatform } from './test-platform.ts';

/** What the edge says about a request it refuses. */
export type ProblemDocument = {
  readonly status: number;
  readonly reason: string;
  readonly field?: string;
  readonly given?: string;
  readonly allowed?: readonly string[];
  readonly detail: string;
};

/** How to send it. */
export type RawRequest = {
  readonly method?: string;
  readonly path: string;
  readonly token?: string;
  readonly body?: string | FormData;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends a request as it is and returns the problem document. Throws when it is answered with anything else. */
export async function problemOf(
  { platform }: TestPlatform,
  { method = 'GET', path, token, body, headers = {} }: RawRequest,
): Promise<ProblemDocument> {
  const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const response = await fetch(`${platform.edgeUrl}${path}`, {
    method,
    headers: { ...authorization, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('application/problem+json'))
    throw new Error(`${method} ${path} answered ${response.status} ${type}: ${await response.text()}`);
  const problem = (await response.json()) as ProblemDocument;
  if (problem.status !== response.status)
    throw new Error(`the document says ${problem.status}, the answer ${response.status}`);
  return problem;
}

/** A form with one file. */
export function fileForm(name: string, content: Uint8Array<ArrayBuffer> | string): FormData {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  return form;
}
