import { Migration } from '@mikro-orm/migrations';
import { readConfig } from '@procur/service-kit/config';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { applyMigrations } from '@procur/service-kit/migrations';
import { securedChildRows, securedRows } from '@procur/service-kit/row-security';
import { startPostgres } from '@procur/testing/postgres';
import { expect, it } from 'vitest';

class CreateOrders extends Migration {
  up(): void {
    this.addSql('create table orders (id int primary key, organisation_id text not null)');
    this.addSql('create table lines (order_id int not null references orders deferrable initially deferred)');
  }
}

class Secure extends Migration {
  up(): void {
    for (const statement of securedRows('orders')) this.addSql(statement);
    for (const statement of securedChildRows('lines', { table: 'orders', on: 'parent.id = lines.order_id' }))
      this.addSql(statement);
  }
}

class Change extends Migration {
  up(): void {
    this.addSql('update lines set order_id = order_id + 10');
    this.addSql('update orders set id = id + 10');
  }
}

it('finds every row, those that were there before their policy and those behind one', async () => {
  await using postgres = await startPostgres();
  const config = readConfig(databaseSettings, { DATABASE_URL: postgres.databaseUrl });
  const migrate = (...classes: readonly (typeof CreateOrders)[]) => {
    const migrations = classes.map((each) => ({ name: each.name, class: each }));
    return applyMigrations(config, { schema: 'shop', entities: [], migrations, migrationsPath: import.meta.dirname });
  };
  await migrate(CreateOrders);
  await postgres.query("insert into shop.orders values (1, 'org-a'), (2, 'org-b')");
  await postgres.query('insert into shop.lines values (1), (2), (2)');
  await migrate(CreateOrders, Secure);
  await migrate(CreateOrders, Secure, Change);
  expect(await postgres.query('select * from shop.lines order by order_id')).toEqual([
    { order_id: 11, organisation_id: 'org-a' },
    { order_id: 12, organisation_id: 'org-b' },
    { order_id: 12, organisation_id: 'org-b' },
  ]);
});
