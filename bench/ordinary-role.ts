import pg from 'pg';

/** The address of a role as services have one: it may create its schema, and row-level security binds it. */
export async function ordinaryRole(adminUrl: string): Promise<string> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query("create role service login password 'bench'");
  await admin.query(`grant create on database ${admin.escapeIdentifier(admin.database ?? 'postgres')} to service`);
  await admin.end();
  const url = new URL(adminUrl);
  [url.username, url.password] = ['service', 'bench'];
  return url.href;
}
