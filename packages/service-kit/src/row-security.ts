/** The settings of a transaction by which the policies know whose rows it may see. */
export const scopeSettings = { organisation: 'procur.organisation', scope: 'procur.scope' } as const;

const organisation = `nullif(current_setting('${scopeSettings.organisation}', true), '')`;
const isPlatform = `current_setting('${scopeSettings.scope}', true) = 'platform'`;

/** The type of the column that names the organisation. */
type OrganisationType = 'text' | 'uuid';

/**
 * The statements that close a table to every organisation but that of the transaction, for its owner as well:
 * `for (const statement of securedRows('orders')) this.addSql(statement);`
 * Landed migrations call this, so what it says of a table may change only by a migration of its own.
 */
export function securedRows(
  table: string,
  { column = 'organisation_id', type = 'text' as OrganisationType } = {},
): string[] {
  const own = type === 'uuid' ? `(${organisation})::uuid` : organisation;
  // A CASE, because the planner guesses half the rows for it. Of an OR with an equality it guesses one organisation's share
  // once more, on top of what the statement asks for itself, and plans for a handful of rows where there are thousands.
  const visible = `case when ${column} = ${own} then true else ${isPlatform} end`;
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy organisation on ${table} using (${visible}) with check (${visible})`,
  ];
}

/**
 * Gives a table whose rows belong to an organisation by their parent alone a column of its own that says so, filled by the
 * transaction's organisation when a row is written, and closes it likewise. A policy that asked the parent would cost every
 * statement a second plan and every row a look-up.
 */
export function securedChildRows(table: string, parent: { readonly table: string; readonly on: string }): string[] {
  return [
    `alter table ${table} add column organisation_id text default ${organisation}`,
    `update ${table} set organisation_id = parent.organisation_id from ${parent.table} parent where ${parent.on}`,
    `alter table ${table} alter column organisation_id set not null`,
    ...securedRows(table),
  ];
}
