import { installedEngine } from '@procur/deal-certificate/engine-version';
import { verifyCertificate } from '@procur/deal-certificate/verify-certificate';
import type { Pool } from 'pg';

type Rule = { readonly says: string; readonly sql: string };

/** What must hold of the record whatever was killed on the way; each query returns what breaks it. */
const rules: readonly Rule[] = [
  {
    says: 'rounds skipped or left over',
    sql: `select t.id from negotiation.threads t left join negotiation.rounds r on r.thread_id = t.id
      group by t.id having count(r.*) > 0 and (min(r.number) <> 0 or max(r.number) <> count(*) - 1)`,
  },
  {
    says: 'more than one offer of a side in a round',
    sql: 'select thread_id as id from negotiation.offers group by thread_id, round, party having count(*) > 1',
  },
  {
    says: 'a round in which the buyer said nothing, or of which the vendor knows nothing',
    sql: `select r.thread_id as id from negotiation.rounds r
      left join negotiation.offers o on o.thread_id = r.thread_id and o.round = r.number and o.party = 'buyer'
      left join vendors.seller_answers a on a.thread_id = r.thread_id::text and a.round = r.number
      where r.number > 0 and (a.thread_id is null or (o.id is null and a.buyer_offer is not null))`,
  },
  {
    says: 'an answer of a vendor that was never heard',
    sql: `select a.thread_id as id from vendors.seller_answers a
      left join negotiation.rounds r on r.thread_id::text = a.thread_id and r.number = a.round where r.thread_id is null`,
  },
  {
    says: 'a gap in a ledger',
    sql: `select e.thread_id as id from negotiation.ledger_entries e join negotiation.threads t on t.id = e.thread_id
      group by e.thread_id, t.ledger_length having count(*) <> max(e.sequence) or max(e.sequence) <> t.ledger_length`,
  },
  {
    says: 'completed without exactly one deal and one certificate',
    sql: `select n.id from negotiation.negotiations n where n.status = 'completed' and
      ((select count(*) from negotiation.deals d where d.negotiation_id = n.id) <> 1 or
       (select count(*) from negotiation.deal_certificates c where c.negotiation_id = n.id) <> 1)`,
  },
  {
    says: 'a round given up',
    sql: `select event_id as id from negotiation.inbox_messages where outcome = 'dead'`,
  },
  {
    says: 'a request with more than one negotiation',
    sql: 'select request_id as id from negotiation.negotiations group by request_id, attempt having count(*) > 1',
  },
];

// A verification recomputes every move; these many show that killed threads recompute too.
const verified = 20;

/** What is wrong with the record, in words; empty when nothing is. */
export async function checkRecord(database: Pool): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const { says, sql } of rules) {
    const { rows } = await database.query<{ id: string }>(sql);
    if (rows.length > 0) findings.push(`${says}: ${rows.length}, e.g. ${rows[0]?.id}`);
  }
  const { rows } = await database.query<{ document: string }>(
    `select document from negotiation.deal_certificates order by md5(negotiation_id::text) limit ${verified}`,
  );
  for (const { document } of rows) {
    const { ok, negotiationId, firstDifference } = await verifyCertificate(Buffer.from(document), {
      engine: installedEngine(),
    });
    if (!ok) findings.push(`certificate of ${negotiationId} differs: ${JSON.stringify(firstDifference)}`);
  }
  return findings;
}
