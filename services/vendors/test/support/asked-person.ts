import { Code } from '@connectrpc/connect';
import { CounterpartyAction } from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import { CounterpartyKind } from '@procur/contracts/gen/procur/vendors/v1/vendor_pb.ts';
import { expect } from 'vitest';
import { type BuyerAtTable, organisationId, seatBuyer } from './selling-table.ts';
import type { VendorsUnderTest } from './start-vendors.ts';

/** A vendor whose side of the table a person has. */
export const person = { kind: CounterpartyKind.PERSON, contactName: 'Petra Person' };

/** A person who has the buyer's first offer, and the token of the link to it. */
export async function askPerson(
  service: VendorsUnderTest,
  options: Parameters<typeof seatBuyer>[2] = {},
): Promise<BuyerAtTable & { readonly token: string }> {
  const buyer = await seatBuyer(service, person, options);
  await buyer.open();
  expect((await buyer.offer(1, '1000')).action).toBe(CounterpartyAction.PENDING);
  return { ...buyer, token: await issueLink(service, buyer) };
}

export async function issueLink(service: VendorsUnderTest, { threadId }: BuyerAtTable, round = 1): Promise<string> {
  return (await service.as(organisationId, ['service']).answers.issueAnswerLink({ threadId, round })).token;
}

/** Names of what was published about a thread, in order. */
export async function eventsOf(service: VendorsUnderTest, threadId: string): Promise<string[]> {
  const sql = 'select subject from vendors.outbox_messages where aggregate_id = $1 order by seq';
  const rows = await service.postgres.query<{ subject: string }>(sql, [threadId]);
  return rows.map(({ subject }) => subject.split('.').at(-1) ?? '');
}

/** A refusal with this reason. */
export function refused(reason: string, code = Code.PermissionDenied) {
  return { code, details: [expect.objectContaining({ debug: expect.objectContaining({ reason }) })] };
}
