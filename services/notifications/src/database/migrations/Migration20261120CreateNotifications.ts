import { Migration } from '@mikro-orm/migrations';
import { eventTables } from '@procur/service-kit/event-tables';

export class Migration20261120CreateNotifications extends Migration {
  override up(): void {
    for (const statement of eventTables()) this.addSql(statement);
    this.addSql(`create table notifications (
      id uuid primary key,
      organisation_id text not null,
      event_id uuid not null unique,
      event_name text not null,
      template text not null,
      subject text not null,
      text text not null,
      resource_type text not null,
      resource_id text not null,
      data_json text not null,
      occurred_at timestamptz not null,
      created_at timestamptz not null
    )`);
    this.addSql(`create table deliveries (
      id uuid primary key,
      notification_id uuid not null references notifications (id),
      organisation_id text not null,
      event_id uuid not null,
      channel text not null check (channel in ('in_app', 'email', 'slack', 'webhook')),
      template text not null,
      recipient_id text not null,
      status text not null check (status in ('pending', 'delivered', 'failed')),
      attempts int not null,
      last_error text not null,
      created_at timestamptz not null,
      delivered_at timestamptz,
      unique (notification_id, channel, recipient_id)
    )`);
    this.addSql('create index deliveries_newest on deliveries (organisation_id, id)');
    this.addSql(`create table messages (
      id uuid primary key,
      organisation_id text not null,
      user_id text not null,
      subject text not null,
      text text not null,
      resource_type text not null,
      resource_id text not null,
      read_at timestamptz,
      created_at timestamptz not null
    )`);
    this.addSql('create index messages_newest on messages (organisation_id, user_id, id)');
    this.addSql('create index messages_unread on messages (organisation_id, user_id) where read_at is null');
    this.addSql(`create table user_preferences (
      organisation_id text not null,
      user_id text not null,
      channels text[] not null,
      muted_templates text[] not null,
      primary key (organisation_id, user_id)
    )`);
    this.addSql(`create table endpoints (
      id uuid primary key,
      organisation_id text not null,
      channel text not null check (channel in ('slack', 'webhook')),
      url text not null,
      event_names text[] not null,
      signing_secret text not null,
      created_at timestamptz not null,
      deleted_at timestamptz
    )`);
    this.addSql('create index endpoints_active on endpoints (organisation_id, id) where deleted_at is null');
  }

  override down(): void {
    for (const table of tables) this.addSql(`drop table if exists ${table} cascade`);
  }
}

const tables = ['deliveries', 'notifications', 'messages', 'user_preferences', 'endpoints'];
