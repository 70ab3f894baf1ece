import { Migration } from '@mikro-orm/migrations';
import { eventTables } from '@procur/service-kit/event-tables';

export class Migration20261120CreateGateway extends Migration {
  override up(): void {
    for (const statement of eventTables()) this.addSql(statement);
    this.addSql(`create table organisations (
      id uuid primary key,
      slug text not null unique,
      name text not null,
      currency_code text not null,
      country_code text not null,
      address_lines text[] not null,
      tax_id text not null,
      version int not null default 1,
      created_at timestamptz not null
    )`);
    this.addSql(`create table users (
      id uuid primary key,
      organisation_id uuid not null references organisations (id),
      email text not null,
      display_name text not null,
      password_hash text not null,
      roles text[] not null,
      created_at timestamptz not null,
      unique (organisation_id, email)
    )`);
    this.addSql('create index users_email on users (email)');
    this.addSql(`create table sessions (
      id uuid primary key,
      user_id uuid not null references users (id),
      organisation_id uuid not null references organisations (id),
      created_at timestamptz not null,
      ended_at timestamptz,
      end_reason text
    )`);
    this.addSql('create index sessions_user on sessions (user_id)');
    this.addSql(`create table refresh_tokens (
      hash text primary key,
      session_id uuid not null references sessions (id) on delete cascade,
      issued_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    )`);
    this.addSql('create index refresh_tokens_session on refresh_tokens (session_id)');
    this.addSql(`create table signing_keys (
      kid text primary key,
      private_jwk jsonb not null,
      created_at timestamptz not null
    )`);
    this.addSql(`create table idempotency_records (
      id text primary key,
      request_hash text not null,
      status int,
      content_type text,
      body text,
      created_at timestamptz not null
    )`);
    this.addSql('create index idempotency_records_created_at on idempotency_records (created_at)');
  }

  override down(): void {
    for (const table of tables) this.addSql(`drop table if exists ${table} cascade`);
  }
}

const tables = ['idempotency_records', 'signing_keys', 'refresh_tokens', 'sessions', 'users', 'organisations'];
