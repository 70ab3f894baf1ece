import type { EntityManager } from '@mikro-orm/postgresql';
import type { Issue } from '@procur/negotiation-engine/issue';
import { DomainError } from '@procur/service-kit/domain-error';
import { isUuid } from '@procur/service-kit/ids';
import { Decimal } from 'decimal.js';
import { SellerTable } from '../database/entities/seller-table.ts';
import { Vendor } from '../database/entities/vendor.ts';
import { statedBy } from '../domain/selling/stated-by-agent.ts';
import { tableCurrency } from '../domain/selling/table-currency.ts';
import { setUpTable } from '../domain/selling/table-setup.ts';
import type { Ports } from '../ports.ts';
import { readGuardrails } from './ask-vendor.ts';

export type TableInvitation = {
  readonly threadId: string;
  readonly vendorId: string;
  readonly title: string;
  readonly category: string;
  readonly quantity: string;
  readonly quantityUnit: string;
  readonly maximumRounds: number;
  readonly issues: readonly Issue[];
  readonly deadlineAt: Date | null;
  /** True when it is about one of several lots. */
  readonly asksSupply: boolean;
};

/** Opens a table for a negotiation thread. The same thread gets the table that is open already. */
export function openTable(ports: Ports) {
  const { database, now, newId } = ports;
  return async (organisationId: string, invitation: TableInvitation): Promise<SellerTable> => {
    const { threadId, vendorId, issues, ...asked } = checkInvitation(invitation);
    const buyerName = await readBuyerName(ports, organisationId, vendorId);
    return await database.transaction(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`table ${threadId}`]);
      const open = await em.findOne(SellerTable, { threadId });
      if (open !== null) return sameTable(open, organisationId, vendorId);
      const vendor = isUuid(vendorId) ? await em.findOne(Vendor, { id: vendorId, organisationId }) : null;
      if (vendor === null)
        throw refusal('not-found', 'VENDOR_NOT_FOUND', `there is no vendor ${vendorId}`, 'vendor_id');
      if (vendor.status !== 'active')
        throw refusal('conflict', 'VENDOR_SUSPENDED', 'the vendor is suspended', 'vendor_id');
      const table = setUpTable(issues, vendor, new Decimal(asked.quantity));
      const listOfferId = newId();
      const { listCharges, listSupply } = await readStanding(em, { vendor, asked, issues: table.issues });
      const row = {
        threadId,
        organisationId,
        vendorId,
        counterparty: vendor.counterparty.kind,
        buyerName,
        ...asked,
        ...table,
        ...{ listOfferId, listCharges, listSupply },
        openedAt: now(),
      };
      return em.create(SellerTable, { ...row, outcome: null, agreedOffer: null, closedAt: null });
    });
  };
}

type Standing = {
  readonly vendor: Vendor;
  readonly asked: Pick<TableInvitation, 'asksSupply'>;
  readonly issues: readonly Issue[];
};

// Said with the list offer, so that nobody agrees on a price and then hears of a fee.
async function readStanding(em: EntityManager, { vendor, asked, issues }: Standing) {
  const guardrails = vendor.counterparty.kind === 'built-in-agent' ? await readGuardrails(em, vendor.id) : undefined;
  const { asksSupply } = asked;
  const { charges, supply } = statedBy(guardrails, { asksSupply, currencyCode: tableCurrency(issues) });
  return { listCharges: charges, listSupply: supply };
}

// A person must know who asks. Found out before the transaction, because it is a call.
async function readBuyerName({ database, findBuyerName }: Ports, organisationId: string, id: string): Promise<string> {
  const vendor = isUuid(id) ? await database.read((em) => em.findOne(Vendor, { id, organisationId })) : null;
  return vendor?.counterparty.kind === 'person' ? await findBuyerName() : '';
}

function sameTable(open: SellerTable, organisationId: string, vendorId: string): SellerTable {
  if (open.organisationId === organisationId && open.vendorId === vendorId) return open;
  throw refusal('conflict', 'THREAD_TAKEN', 'the thread is at another table', 'thread_id');
}

function checkInvitation(invitation: TableInvitation): TableInvitation {
  const { threadId, quantity, maximumRounds } = invitation;
  if (threadId === '' || threadId.length > 100)
    throw refusal('invalid', 'THREAD_ID_INVALID', 'a thread id has 1 to 100 characters', 'thread_id');
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(quantity) || Number(quantity) <= 0)
    throw refusal('invalid', 'QUANTITY_INVALID', `${quantity} is not a quantity`, 'quantity');
  if (maximumRounds < 1 || maximumRounds > 1000)
    throw refusal(
      'invalid',
      'ROUNDS_INVALID',
      `${maximumRounds} rounds are not possible; 1 to 1000 are`,
      'maximum_rounds',
    );
  return invitation;
}

function refusal(kind: DomainError['kind'], reason: string, message: string, field: string): DomainError {
  return new DomainError(kind, reason, message, { field });
}
