import { auctionKinds } from '@procur/buyer-agent/auction-rules';
import { feeBases } from '@procur/buyer-agent/costs';
import { type Mandate, tones } from '@procur/buyer-agent/mandate';
import { standingRules } from '@procur/buyer-agent/standing';
import { z } from 'zod';

const amount = z.string().regex(/^\d{1,18}(\.\d{1,9})?$/, 'is not an amount as decimal text');

/** A mandate as it stands in signed documents. Unknown fields are refused: what is not understood cannot be kept. */
export const mandateShape: z.ZodType<Mandate> = z.strictObject({
  currencyCode: z.string().length(3),
  minorUnits: z.int().min(0).max(4),
  walkAwayUnitPrice: amount,
  targetUnitPrice: amount.exactOptional(),
  allowedPaymentTerms: z.array(z.string()),
  allowedTermMonths: z.array(z.int().min(1)),
  allowedSupportLevels: z.array(z.string()),
  maximumDeliveryDays: z.int().min(1).exactOptional(),
  maximumRounds: z.int().min(1),
  maximumTotal: amount.exactOptional(),
  authorityLimit: amount.exactOptional(),
  costs: z
    .strictObject({
      taxPercent: amount,
      fees: z.array(z.strictObject({ name: z.string(), amount, basis: z.enum(feeBases) })),
    })
    .exactOptional(),
  approval: z.strictObject({ roles: z.array(z.string()), except: z.array(z.string()) }).exactOptional(),
  auction: z
    .strictObject({
      kind: z.enum(auctionKinds),
      incrementPercent: amount,
      finalists: z.int().min(1),
      minimumVendors: z.int().min(1),
      listPriceFactor: amount,
      maximumCalls: z.int().min(1),
    })
    .exactOptional(),
  tellsStanding: z.enum(standingRules).exactOptional(),
  tone: z.enum(tones),
  policyVersion: z.int().min(0),
  weights: z.record(z.string(), z.number()),
});
