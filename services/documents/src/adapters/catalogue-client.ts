import type { Client } from '@connectrpc/connect';
import {
  type CatalogueService,
  ConstraintVerdict,
  type PriceCharge,
  type PriceLinesResponse,
  type TaxLine,
  type Candidate as WireCandidate,
  type LineMatch as WireMatch,
  MatchOutcome as WireOutcome,
  type PricedLine as WirePricedLine,
} from '@procur/contracts/gen/procur/vendors/v1/vendors_service_pb.ts';
import { amountToMoney } from '@procur/service-kit/money';
import type { Candidate, LineMatch, LineToMatch, MatchOutcome } from '../domain/quotation/line-match.ts';
import type { Charge, PricedLine, PricedLines } from '../domain/quotation/priced-line.ts';
import type { Catalogue } from '../ports.ts';
import { toAmount, toQuantity } from './wire-values.ts';

/** The promise to users: at least five candidates for a line, where the catalogue has them. */
const candidatesPerLine = 5;

/** So many that a product a person finds is among them and was checked; it is the most that one call gives. */
const candidatesForCheck = 20;

type CatalogueClient = Pick<
  Client<typeof CatalogueService>,
  'matchLines' | 'priceLines' | 'getProduct' | 'recordMatchCorrection'
>;

/** Matching and pricing by `vendors`. */
export function catalogueClient(client: CatalogueClient): Catalogue {
  return {
    match: async (lines) => {
      const { matches } = await client.matchLines({
        lines: lines.map(toWireLine),
        maximumCandidates: candidatesPerLine,
      });
      return matches.map(toMatch);
    },
    price: async (lines, { currencyCode, countryCode, priceDate }) =>
      toPricedLines(await client.priceLines({ lines: [...lines], currencyCode, countryCode, priceDate })),
    check: (line, productId) => checkProduct(client, line, productId),
    recordCorrection: async ({ line, ...correction }) => {
      await client.recordMatchCorrection({ ...correction, line: toWireLine(line) });
    },
  };
}

function toWireLine({ constraints, expectedUnitPrice, lineId, description, quantity, partNumber, brand }: LineToMatch) {
  const copies = constraints.map((constraint) => ({ ...constraint }));
  const expected = expectedUnitPrice ? { expectedUnitPrice: amountToMoney(expectedUnitPrice) } : {};
  return { lineId, description, quantity: { ...quantity }, partNumber, brand, constraints: copies, ...expected };
}

/** As matching judges the product; one that matching would not have thought of has nothing shown for it. */
async function checkProduct(client: CatalogueClient, line: LineToMatch, productId: string): Promise<Candidate> {
  const asked = { lines: [toWireLine(line)], maximumCandidates: candidatesForCheck };
  const [{ product }, { matches }] = await Promise.all([client.getProduct({ productId }), client.matchLines(asked)]);
  const known = matches.flatMap((match) => match.candidates).find((each) => each.product?.id === productId);
  const [candidate] = known ? toCandidate(known) : [];
  if (candidate) return candidate;
  if (!product) throw new Error(`the catalogue answered without product ${productId}`);
  return {
    ...{ productId, productName: product.name, sku: product.sku, vendorId: product.vendorId },
    ...{ probability: 0, reasons: ['chosen by a person'], isDeviation: false, deviations: [] },
    unproven: line.constraints.map(({ text, attribute }) => `Not compared with the request: ${text || attribute}.`),
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

function toPricedLines({ lines, charges, netTotal, taxes, grossTotal }: PriceLinesResponse): PricedLines {
  return {
    lines: lines.map((line) => toPricedLine(line, taxes)),
    charges: charges.map(toCharge),
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

function toCharge({ kind, name, netAmount, taxName, taxRate, taxAmount }: PriceCharge): Charge {
  return { kind, name, taxName, taxRate, netAmount: toAmount(netAmount), taxAmount: toAmount(taxAmount) };
}

function toPricedLine(line: WirePricedLine, taxes: readonly TaxLine[]): PricedLine {
  const { lineId, quantity, unitPrice, netAmount, taxRate, taxAmount, deliveryDate, trace } = line;
  // A catalogue that does not name the tax of a line names it in the totals.
  const taxName = line.taxName || (taxes.find((tax) => tax.rate === taxRate)?.name ?? '');
  return {
    ...{ lineId, taxName, taxRate, deliveryDate, isBelowMargin: line.belowMarginFloor },
    quantity: toQuantity(quantity),
    unitPrice: toAmount(unitPrice),
    netAmount: toAmount(netAmount),
    taxAmount: toAmount(taxAmount),
    trace: trace.map(({ rule, description, amountBefore, amountAfter, source }) => ({
      rule,
      description,
      amountBefore,
      amountAfter,
      source,
    })),
  };
}
