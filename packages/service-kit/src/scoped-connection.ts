import type { PooledClient } from './connection-pool.ts';
import { scopeSettings } from './row-security.ts';
import { type TenantScope, tenantScope } from './tenant-scope.ts';

type Send = PooledClient['query'];
type Answer = Awaited<ReturnType<Send>>;

/**
 * Makes every statement of a connection run in the tenant scope of the work that sends it. The scope travels in the same
 * message as the statement (or as the BEGIN), so that it costs no round trip, and ends with the transaction, so that the
 * next holder of the connection, or of the server's connection behind a pooler, inherits nothing.
 */
export function scopeStatements(client: PooledClient): void {
  const send: (sql: string) => Promise<Answer | Answer[]> = client.query.bind(client);
  // What the present transaction has been told; undefined when that is not known.
  let inForce: string | undefined;
  client.query = (sql, values = []) => {
    // Only a text can carry the scope in front of it; the ORM writes all values into the text.
    if (typeof sql !== 'string' || values.length > 0)
      throw new Error('a statement must be sent as text without values');
    const scope = settingsOf(tenantScope());
    const state = client.getTransactionStatus();
    if (state !== 'T' && state !== 'E') {
      inForce = scope;
      return lastOf(send(startsTransaction(sql) ? joined(sql, scope) : joined(scope, sql)));
    }
    // A savepoint has taken back what was set after it.
    if (/^rollback to/i.test(sql)) inForce = undefined;
    if (scope === inForce || state === 'E' || controlsTransaction(sql)) return lastOf(send(sql));
    // The work has gone on for another organisation; what the last one set must go.
    inForce = scope;
    return lastOf(send(joined(nobody, scope, sql)));
  };
}

const nobody = `set local ${scopeSettings.organisation} = ''; set local ${scopeSettings.scope} = ''`;

function settingsOf(scope: TenantScope): string {
  if (scope.kind === 'nobody') return '';
  if (scope.kind === 'platform') return `set local ${scopeSettings.scope} = 'platform'`;
  return `set local ${scopeSettings.organisation} = ${quoted(scope.organisationId)}`;
}

// Ids of organisations come from verified tokens, and still are no SQL. With a backslash the quotes would mean something else.
function quoted(organisationId: string): string {
  if (organisationId.includes('\\')) throw new Error('the id of an organisation has no backslash');
  return `'${organisationId.replaceAll("'", "''")}'`;
}

function joined(...statements: readonly string[]): string {
  return statements.filter((statement) => statement !== '').join('; ');
}

function startsTransaction(sql: string): boolean {
  return /^(begin|start transaction)/i.test(sql);
}

function controlsTransaction(sql: string): boolean {
  return /^(commit|rollback|savepoint|release)/i.test(sql);
}

// Several statements have several answers; the caller asked for the last.
async function lastOf(sent: Promise<Answer | Answer[]>): Promise<Answer> {
  const answer = await sent;
  return Array.isArray(answer) ? (answer.at(-1) ?? { rows: [] }) : answer;
}
