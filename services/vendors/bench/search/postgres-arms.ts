import type pg from 'pg';
import type { IndexedProduct } from '../../src/domain/search/index-document.ts';
import type { Arm } from './measured-arm.ts';

/** The same products in a plain table: what one gets from Postgres' own search with its usual indexes. */
export async function postgresArms(client: pg.Client, products: readonly IndexedProduct[]): Promise<readonly Arm[]> {
  await client.query('create extension if not exists pg_trgm');
  await client.query('create table items (id text primary key, name text, words tsvector)');
  for (let from = 0; from < products.length; from += 1000) {
    const rows = products.slice(from, from + 1000).map(toRow);
    await client.query(
      `insert into items select id, name, to_tsvector('simple', name || ' ' || more)
       from jsonb_to_recordset($1::jsonb) as r(id text, name text, more text)`,
      [JSON.stringify(rows)],
    );
  }
  await client.query('create index items_trigrams on items using gin (name gin_trgm_ops)');
  await client.query('create index items_words on items using gin (words)');
  await client.query('analyze items');
  return [
    { name: 'Postgres trigrams (pg_trgm, word similarity)', search: (text) => ids(client, trigrams, text) },
    { name: 'Postgres full text (tsvector, ts_rank)', search: (text) => ids(client, fullText, text) },
  ];
}

function toRow({ id, name, brand, partNumber, description }: IndexedProduct) {
  return { id, name: `${name} ${partNumber}`, more: `${brand} ${description}` };
}

async function ids(client: pg.Client, statement: string, text: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(statement, [text]);
  return rows.map(({ id }) => id);
}

const trigrams = `select id from items where $1 <% name order by word_similarity($1, name) desc, id limit 10`;

// Any of the words: with all of them, one typing error would leave nothing.
const fullText = `with asked as (
    select to_tsquery('simple', string_agg(quote_literal(word), ' | ')) as words
    from regexp_split_to_table(lower($1), '[^[:alnum:].-]+') as word where word <> ''
  )
  select id from items, asked where items.words @@ asked.words
  order by ts_rank(items.words, asked.words) desc, id limit 10`;
