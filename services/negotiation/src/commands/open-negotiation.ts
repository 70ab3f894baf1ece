import type { EntityManager } from '@mikro-orm/postgresql';
import { checkedMandate } from '@procur/buyer-agent/mandate';
import { openingIssues } from '@procur/buyer-agent/opening-issues';
import { scoreWorth, termWorth } from '@procur/buyer-agent/term-worth';
import { engineName } from '@procur/buyer-agent/thread-agent';
import { negotiationStarted } from '@procur/contracts/events';
import { mandateHash } from '@procur/deal-certificate/mandate-document';
import { publish } from '@procur/service-kit/outbox';
import { Mandate as MandateRow } from '../database/entities/mandate.ts';
import { MandateVersion } from '../database/entities/mandate-version.ts';
import { Negotiation } from '../database/entities/negotiation.ts';
import { Thread } from '../database/entities/thread.ts';
import { ThreadScore } from '../database/entities/thread-score.ts';
import { chooseAttempt } from '../domain/choose-attempt.ts';
import {
  checkedOrder,
  type InvitedVendor,
  lowestListPrice,
  type NegotiationOrder,
  type SignedOrder,
} from '../domain/negotiation-order.ts';
import type { Ports } from '../ports.ts';
import { openAuction } from './open-auction.ts';
import { type Grant, readGrant } from './read-grant.ts';
import { rememberDeals } from './remember-deals.ts';
import { startRound } from './start-round.ts';

/** Opens the table with all vendors at once. An attempt of a request that has been here gets the negotiation it had. */
export function openNegotiation(ports: Ports) {
  const { database, settings } = ports;
  return async (organisationId: string, { signedMandate, ...asked }: SignedOrder): Promise<string> => {
    const grant = await readGrant(ports, signedMandate, { ...asked, organisationId });
    const order = { ...asked, mandate: grant.document.mandate };
    checkedMandate(order.mandate, settings);
    checkedOrder(order, settings);
    return await database.transaction(async (em) => {
      // Two calls for one request at the same time: the second waits here and then finds what the first has written.
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
        `${organisationId}/${order.requestId}`,
      ]);
      const { requestId, attempt } = order;
      const known = await em.find(
        Negotiation,
        { organisationId, requestId },
        { fields: ['id', 'attempt', 'status'], orderBy: { attempt: 'desc' } },
      );
      return chooseAttempt(attempt, known)?.id ?? (await start(em, ports, { organisationId, order, grant }));
    });
  };
}

type Opening = { readonly organisationId: string; readonly order: NegotiationOrder; readonly grant: Grant };

async function start(em: EntityManager, ports: Ports, { organisationId, order, grant }: Opening): Promise<string> {
  const { now, newId, settings } = ports;
  const [id, startedAt] = [newId(), now()];
  em.create(Negotiation, {
    id,
    organisationId,
    requestId: order.requestId,
    attempt: order.attempt,
    requestNumber: order.requestNumber,
    title: order.title,
    category: order.category,
    quantityValue: order.quantity.value,
    quantityUnit: order.quantity.unitCode,
    currencyCode: order.mandate.currencyCode,
    asksSupply: order.asksSupply,
    status: 'running',
    engine: engineName,
    startedAt,
    deadlineAt: new Date(startedAt.getTime() + settings.deadlineMs),
  });
  keepMandate(em, ports, { id, order, grant });
  openAuction(em, { negotiationId: id, mandate: order.mandate, vendors: order.vendors.length });
  const threads = order.vendors.map((vendor, position) =>
    seatVendor(em, { id: newId(), negotiationId: id, organisationId, order, vendor, position }),
  );
  await rememberDeals(em, ports, { organisationId, order, threads });
  const vendorIds = order.vendors.map((vendor) => vendor.vendorId);
  const data = {
    negotiationId: id,
    requestId: order.requestId,
    threadIds: threads.map((thread) => thread.id),
    vendorIds,
  };
  publish(em, negotiationStarted, data, { aggregateId: id, organisationId, occurredAt: startedAt });
  // Urgent, so that a new request does not wait until long-running tables are through.
  for (const thread of threads) startRound(em, { thread, round: 0, priority: 'high', at: startedAt });
  return id;
}

type Mandated = { readonly id: string; readonly order: NegotiationOrder; readonly grant: Grant };

function keepMandate(em: EntityManager, { settings }: Ports, { id, order, grant }: Mandated): void {
  const { costOfCapitalPercent, scoreWorthPercent } = settings;
  const lowest = lowestListPrice(order.vendors);
  const { signed, keyId, document } = grant;
  em.create(MandateRow, {
    negotiationId: id,
    mandate: order.mandate,
    worth: termWorth(order.mandate, lowest, settings),
    scoreWorth: scoreWorth(lowest, scoreWorthPercent),
    comparison: { lowestListPrice: lowest, costOfCapitalPercent, scoreWorthPercent },
  });
  const hash = mandateHash(signed.document);
  em.create(MandateVersion, { negotiationId: id, version: document.version, ...signed, hash, keyId });
}

type Seat = {
  readonly id: string;
  readonly negotiationId: string;
  readonly organisationId: string;
  readonly order: NegotiationOrder;
  readonly vendor: InvitedVendor;
  readonly position: number;
};

function seatVendor(em: EntityManager, { order, vendor, ...seat }: Seat) {
  const { scoreParts: parts = [] } = vendor;
  if (parts.length > 0) em.create(ThreadScore, { threadId: seat.id, parts });
  return em.create(Thread, {
    ...seat,
    vendorId: vendor.vendorId,
    vendorName: vendor.name,
    score: vendor.score,
    listUnitPrice: vendor.offering.listUnitPrice,
    status: 'opening',
    round: 0,
    rounds: 0,
    issues: openingIssues(order.mandate, vendor.offering),
    endReason: '',
  });
}
