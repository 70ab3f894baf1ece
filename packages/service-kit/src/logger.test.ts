import { expect, test } from 'vitest';
import { runInContext } from './ambient-context.ts';
import { DomainError } from './domain-error.ts';
import { createLogger } from './logger.ts';

function capture() {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  return { lines, log: createLogger({ service: 'requests', destination }) };
}

const context = { correlationId: 'c-1', actor: 'u-1', organisationId: 'o-1', priority: 'normal' } as const;

test('each line carries the service and the correlation id of the work it is written in', () => {
  const { lines, log } = capture();
  runInContext(context, () => log.info({ purchaseRequestId: 'r-1' }, 'request submitted'));
  expect(lines[0]).toMatchObject({ service: 'requests', level: 'info', correlationId: 'c-1', organisationId: 'o-1' });
});

test('secrets and bodies are redacted wherever they hide', () => {
  const { lines, log } = capture();
  log.warn(
    { headers: { authorization: 'Bearer abc' }, password: 'hunter2', request: { body: { floor: 1060 } } },
    'odd',
  );
  expect(JSON.stringify(lines[0])).not.toMatch(/abc|hunter2|1060/);
});

test('an error is logged with its reason and cause but without its other properties', () => {
  const { lines, log } = capture();
  const cause = Object.assign(new Error('socket closed'), { row: { price: 99 } });
  const refusal = new DomainError('conflict', 'ALREADY_SUBMITTED', 'request is already submitted');
  log.error({ err: new Error('cannot submit', { cause }) }, 'failed');
  log.error({ err: refusal }, 'refused');
  expect(lines[0]).toMatchObject({ err: { message: 'cannot submit', cause: { message: 'socket closed' } } });
  expect(JSON.stringify(lines[0])).not.toContain('99');
  expect(lines[1]).toMatchObject({ err: { reason: 'ALREADY_SUBMITTED' } });
});
