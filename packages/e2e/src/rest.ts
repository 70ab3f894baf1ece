import type { TestPlatform } from './test-platform.ts';

/** Plain HTTP as a person with curl would speak it. */
export type Rest = {
  readonly token: string;
  readonly refreshToken: string;
  readonly call: (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;
};

/** Signs in over REST. */
export async function restAs(
  { platform }: TestPlatform,
  credentials: { readonly email: string; readonly password: string },
): Promise<Rest> {
  const send = async (method: string, path: string, { body, token }: { body?: unknown; token?: string }) => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const response = await fetch(`${platform.edgeUrl}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const { tokens } = (await send('POST', '/v1/auth/login', { body: credentials })) as {
    tokens: { accessToken: string; refreshToken: string };
  };
  return {
    token: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    call: (method, path, body) => send(method, path, { body, token: tokens.accessToken }),
  };
}
