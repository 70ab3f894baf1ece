import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Issue } from '@procur/negotiation-engine/issue';
import type { Outcome } from '@procur/negotiation-engine/outcome-space';
import type { Charge } from '../../domain/selling/charge.ts';
import { counterpartyKinds } from '../../domain/selling/counterparty.ts';
import type { Supply } from '../../domain/selling/supply.ts';

/** One negotiation thread as the vendor's side knows it: what was said, and nothing of the buyer's but that. */
export const SellerTable = defineEntity({
  name: 'SellerTable',
  tableName: 'seller_tables',
  properties: {
    threadId: p.string().primary(),
    organisationId: p.string(),
    vendorId: p.uuid(),
    counterparty: p.enum(counterpartyKinds),
    title: p.text(),
    buyerName: p.text(),
    category: p.string(),
    quantity: p.decimal(),
    quantityUnit: p.string(),
    maximumRounds: p.integer(),
    issues: p.json<readonly Issue[]>(),
    listOffer: p.json<Outcome>(),
    listOfferId: p.uuid(),
    /** What comes on top of the list offer. */
    listCharges: p.json<readonly Charge[]>().nullable(),
    listSupply: p.json<Supply>().nullable(),
    /** True when the table is about one of several lots. */
    asksSupply: p.boolean().default(false),
    outcome: p.string().nullable(),
    agreedOffer: p.json<Outcome>().nullable(),
    openedAt: p.datetime(),
    /** When the buyer stops waiting for anybody. */
    deadlineAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
  },
});
export type SellerTable = InferEntity<typeof SellerTable>;
