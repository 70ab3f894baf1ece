import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { assertPortsAreFree, fixedPorts, freePorts } from './platform-ports.ts';

it('gives every part a port of its own', () => {
  const { edge, postgres, nats, smtp, inbox, rpc, ops } = fixedPorts({ edge: 8080, base: 7100 });
  const all = [edge, postgres, nats, smtp, inbox, ...Object.values(rpc), ...Object.values(ops)];
  expect(new Set(all).size).toBe(all.length);
});

it('names a taken port, its use and the setting that moves it', async () => {
  const ports = await freePorts();
  const occupant = createServer();
  await new Promise<void>((resolve) => occupant.listen(ports.edge, '127.0.0.1', resolve));
  await expect(assertPortsAreFree(ports)).rejects.toThrow(
    `port ${ports.edge} for the API cannot be used (it is taken); start with --port <n> or PROCUR_PORT`,
  );
  await new Promise((resolve) => occupant.close(resolve));
  await expect(assertPortsAreFree(ports)).resolves.toBeUndefined();
});
