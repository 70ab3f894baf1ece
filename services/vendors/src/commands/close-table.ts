import type { EntityManager } from '@mikro-orm/postgresql';
import { vendorTableClosed } from '@procur/contracts/events';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import { DomainError } from '@procur/service-kit/domain-error';
import { publish } from '@procur/service-kit/outbox';
import type { SellerTable } from '../database/entities/seller-table.ts';
import { Vendor } from '../database/entities/vendor.ts';
import { endMessage } from '../domain/selling/agent-messages.ts';
import { AgentUnreachable } from '../domain/selling/agent-unreachable.ts';
import type { TableOutcome } from '../domain/selling/table-outcome.ts';
import type { Ports } from '../ports.ts';
import { findAgent } from './ask-outside-agent.ts';
import { lockTable, type TableKey } from './lock-table.ts';

export type TableEnd = TableKey & { readonly outcome: TableOutcome; readonly agreedOffer: Outcome | null };

/** Remembers how a table ended and tells whoever sat there. The same end again has no effect; another one is refused. */
export function closeTable(ports: Ports) {
  return async (organisationId: string, end: TableEnd): Promise<void> => {
    const table = await ports.database.transaction(async (em) => {
      const open = await lockTable(em, organisationId, end);
      if (open.closedAt !== null) return sameEnd(open, end.outcome);
      em.assign(open, { outcome: end.outcome, agreedOffer: end.agreedOffer, closedAt: ports.now() });
      if (open.counterparty === 'person') await tellPerson(em, open, end.outcome);
      return open;
    });
    if (table.counterparty === 'outside-agent') await tellAgent(ports, table, end);
  };
}

async function tellPerson(em: EntityManager, table: SellerTable, outcome: TableOutcome): Promise<void> {
  const { threadId, vendorId, organisationId, title } = table;
  const { name: vendorName } = await em.findOneOrFail(Vendor, { id: vendorId });
  const data = { threadId, vendorId, vendorName, title, outcome };
  publish(em, vendorTableClosed, data, { aggregateId: threadId, organisationId });
}

// Told again when the buyer's side asks again, which it does until this has succeeded; what it answers is of no interest.
async function tellAgent(ports: Ports, table: SellerTable, { outcome, agreedOffer }: TableEnd): Promise<void> {
  const { threadId, vendorId } = table;
  const agreement = outcome === 'awarded' ? agreedOffer : null;
  try {
    await ports.outsideAgents.post(await findAgent(ports, table), threadId, endMessage(table, agreement));
  } catch (error) {
    // An award must reach it. That there is none it can do without, and may be why nobody is there.
    if (!(error instanceof AgentUnreachable) || outcome === 'awarded') throw error;
    ports.log.warn({ threadId, vendorId, outcome }, 'an outside agent could not be told the end of its talks');
  }
}

function sameEnd(table: SellerTable, given: TableOutcome): SellerTable {
  const outcome = table.outcome ?? '';
  if (outcome === given) return table;
  throw new DomainError('conflict', 'TABLE_CLOSED', `the table is closed as ${outcome}`, {
    field: 'outcome',
    given,
    allowed: [outcome],
  });
}
