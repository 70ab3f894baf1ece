import type { Client } from '@connectrpc/connect';
import {
  type CatalogueService,
  ConstraintVerdict,
  type PriceLinesResponse,
  type Candidate as WireCandidate,
  type LineMatch as WireMatch,
  MatchOutcome as WireOutcome,
  type PricedLine as WirePricedLine,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import type { Candidate, LineMatch, MatchOutcome } from '../domain/quotation/line-match.ts';
import type { PricedLine, PricedLines } from '../domain/quotation/priced-line.ts';
import type { Catalogue } from '../ports.ts';
import { toAmount, toQuantity } from './wire-values.ts';

/** The promise to users: at least five candidates for a line, where the catalogue has them. */
const candidatesPerLine = 5;

/** Matching and pricing by `vendors`. */
export function catalogueClient(client: Pick<Client<typeof CatalogueService>, 'matchLines' | 'priceLines'>): Catalogue {
  return {
    match: async (lines) => {
      const asked = lines.map((line) => ({
        ...line,
        constraints: line.constraints.map((constraint) => ({ ...constraint })),
      }));
      const { matches } = await client.matchLines({ lines: asked, maximumCandidates: candidatesPerLine });
      return matches.map(toMatch);
    },
    price: async (lines, { currencyCode, countryCode, priceDate }) =>
      toPricedLines(await client.priceLines({ lines: [...lines], currencyCode, countryCode, priceDate })),
  };
}

const outcomes: Record<WireOutcome, MatchOutcome> = {
  [WireOutcome.ACCEPTED]: 'accepted',
  [WireOutcome.NEEDS_REVIEW]: 'needs_review',
  [WireOutcome.NO_MATCH]: 'no_match',
  // An outcome this version does not know is a matter for a person.
  [WireOutcome.UNSPECIFIED]: 'needs_review',
};

function toMatch({ lineId, outcome, candidates, explanation }: WireMatch): LineMatch {
  return {
    lineId,
    explanation,
    outcome: outcomes[outcome] ?? 'needs_review',
    candidates: candidates.flatMap(toCandidate),
  };
}

function toCandidate({ product, probability, reasons, isDeviation, checks }: WireCandidate): Candidate[] {
  if (!product) return [];
  const inWords = (verdict: ConstraintVerdict) =>
    checks
      .filter((check) => check.verdict === verdict)
      .map(({ constraint, actual }) => {
        const asked =
          constraint?.text ||
          `${constraint?.attribute} ${constraint?.operator} ${constraint?.value} ${constraint?.unit}`.trim();
        return verdict === ConstraintVerdict.VIOLATED
          ? `Asked: ${asked}; offered: ${actual}.`
          : `Not shown in the catalogue: ${asked}.`;
      });
  return [
    {
      productId: product.id,
      productName: product.name,
      sku: product.sku,
      vendorId: product.vendorId,
      probability,
      reasons,
      isDeviation,
      deviations: inWords(ConstraintVerdict.VIOLATED),
      unproven: inWords(ConstraintVerdict.UNPROVEN),
    },
  ];
}

function toPricedLines({ lines, netTotal, taxes, grossTotal }: PriceLinesResponse): PricedLines {
  return {
    lines: lines.map(toPricedLine),
    netTotal: toAmount(netTotal),
    taxes: taxes.map(({ name, rate, base, amount }) => ({
      name,
      rate,
      base: toAmount(base),
      amount: toAmount(amount),
    })),
    grossTotal: toAmount(grossTotal),
  };
}

function toPricedLine({
  lineId,
  quantity,
  unitPrice,
  netAmount,
  taxRate,
  deliveryDate,
  trace,
}: WirePricedLine): PricedLine {
  return {
    lineId,
    quantity: toQuantity(quantity),
    unitPrice: toAmount(unitPrice),
    netAmount: toAmount(netAmount),
    taxRate,
    deliveryDate,
    trace: trace.map(({ rule, description, amountBefore, amountAfter, source }) => ({
      rule,
      description,
      amountBefore,
      amountAfter,
      source,
    })),
  };
}
