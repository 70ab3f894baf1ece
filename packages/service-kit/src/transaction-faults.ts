/** Why a transaction failed in a way that another attempt may cure. */
export type TransactionFault = 'contention' | 'connection-lost';

/**
 * Tells a fault that another attempt may cure from a bug or a refusal; looks through the causes that the ORM wraps around
 * the driver's error.
 */
export function transactionFaultOf(error: unknown): TransactionFault | undefined {
  for (const link of causes(error)) {
    if (link.name === 'OptimisticLockError' || contentionCodes.has(link.code)) return 'contention';
    if (lostCodes.has(link.code) || lostMessages.some((message) => link.message.includes(message))) {
      return 'connection-lost';
    }
  }
  return undefined;
}

// 40001 serialization_failure, 40P01 deadlock_detected.
const contentionCodes = new Set(['40001', '40P01']);

// Class 08 connection exceptions, 57P01-57P03 shutdown and start-up of the server, then what the socket says.
const lostCodes = new Set([
  ...['08000', '08001', '08003', '08004', '08006', '57P01', '57P02', '57P03'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
]);

// `pg` gives these no code.
const lostMessages = [
  'Connection terminated',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
];

type Link = {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly constraint: string | undefined;
};

function causes(error: unknown): Link[] {
  const links: Link[] = [];
  for (let link = error; link instanceof Error && links.length < 10; link = link.cause ?? property(link, 'previous')) {
    links.push({
      name: link.name,
      code: String(property(link, 'code') ?? ''),
      message: link.message,
      constraint: property(link, 'constraint')?.toString(),
    });
  }
  return links;
}

function property(error: Error, name: string): unknown {
  return Reflect.get(error, name);
}
