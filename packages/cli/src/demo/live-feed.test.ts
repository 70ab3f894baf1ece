import { expect, it } from 'vitest';
import { liveEvents } from './live-feed.ts';

async function read(...chunks: readonly string[]) {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  return Array.fromAsync(liveEvents(body));
}

it('joins events that arrive in pieces', async () => {
  expect(await read('event: rou', 'nd\ndata: {"round"', ':1}\n', '\ndata: {}\n\n')).toEqual([
    { name: 'round', data: { round: 1 } },
    { name: 'message', data: {} },
  ]);
});

it('skips comments and keeps characters of several bytes whole', async () => {
  expect(await read(': alive\n\n', 'data: {"name":"Ö"}\r\n\r\n')).toEqual([{ name: 'message', data: { name: 'Ö' } }]);
});
