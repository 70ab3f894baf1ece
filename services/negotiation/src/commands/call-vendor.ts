import { toBid } from '@procur/buyer-agent/table-terms';
import type { DecidedCall } from '../domain/auction-status.ts';
import type { CallAnswer, Ports } from '../ports.ts';
import type { Table } from './read-table.ts';
import { takeCallToSend } from './send-call.ts';

/** A call that was made, and what came of it: an answer, or until when a person may take to give one. */
export type CalledRound = {
  readonly call: DecidedCall;
  readonly heard: Exclude<CallAnswer, { readonly action: 'pending' }>;
};
export type WaitingCall = { readonly call: DecidedCall; readonly waitingUntil: Date };

/** A round that asks for the vendor's best offer. `undefined` when that was done, or the call has been taken back. */
export async function callVendor(ports: Ports, table: Table): Promise<CalledRound | WaitingCall | undefined> {
  const { thread } = table;
  const call = await takeCallToSend(ports, table);
  if (!call) return undefined;
  const { id: threadId, vendorId, issues } = thread;
  const heard = await ports.counterparty.callForOffer({ threadId, vendorId, call });
  if (heard.action === 'pending') return { call, waitingUntil: heard.dueAt };
  // Refused here and not when it is ranked: an offer that cannot be made at this table ends the vendor's talks.
  if (heard.action === 'offer') toBid(issues, heard.offer.terms);
  return { call, heard };
}
