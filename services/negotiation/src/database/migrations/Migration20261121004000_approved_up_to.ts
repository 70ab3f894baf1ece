import { Migration } from '@mikro-orm/migrations';

/** What a person has let pass in a thread, which is not asked about again. */
export class Migration20261121004000_approved_up_to extends Migration {
  override up(): void {
    this.addSql('alter table thread_agents add column approved_up_to text');
  }

  override down(): void {
    this.addSql('alter table thread_agents drop column approved_up_to');
  }
}
