import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OpenAI-compatible server that answers what the test wants, and keeps what it was asked. */
export type FakeModel = AsyncDisposable & {
  readonly url: string;
  readonly asked: { readonly instructions: string; readonly input: string }[];
  /** The next answers: the content of the message, or a status. */
  readonly say: (...answers: readonly (string | number)[]) => void;
};

export async function startModel(): Promise<FakeModel> {
  const asked: FakeModel['asked'] = [];
  const answers: (string | number)[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { messages } = JSON.parse(Buffer.concat(chunks).toString());
    asked.push({ instructions: messages[0].content, input: messages[1].content });
    const content = answers.shift() ?? '{"values":[]}';
    if (typeof content === 'number') return response.writeHead(content).end('{}');
    const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }];
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ choices, usage: { prompt_tokens: 12, completion_tokens: 3 } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    say: (...given) => void answers.push(...given),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
