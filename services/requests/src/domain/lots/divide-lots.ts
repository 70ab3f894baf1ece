import { ScenarioError } from '@procur/negotiation-engine/scenario-error';
import { type ExplainedSplit, explainSplit } from '@procur/negotiation-engine/split-award/explain-split';
import type { SplitCase } from '@procur/negotiation-engine/split-award/split-case';
import { type Amount, minorUnitDigits } from '@procur/service-kit/money';
import { Decimal } from 'decimal.js';
import type { Award } from '../award.ts';
import type { SplitRules } from './division.ts';
import type { LotDeal, SupplyBound } from './lot-deal.ts';

/** A lot whose negotiation has ended in agreement. */
export type AgreedLot = { readonly lotId: string; readonly name: string; readonly deals: readonly LotDeal[] };

export type LotAward = { readonly lotId: string; readonly name: string; readonly award: Award };

/** Which vendor gets which lot, in money. */
export type DividedLots = {
  readonly currencyCode: string;
  readonly awards: readonly LotAward[];
  /** Names of lots that have an agreement and are awarded to nobody. */
  readonly open: readonly string[];
  readonly split: ExplainedSplit;
};

/**
 * Divides the lots so that as many as possible are awarded at the lowest comparable cost, onboarding included. In one
 * currency, which a request and its lots have. `undefined` when the amounts are too large to be compared exactly.
 */
export function divideLots(
  lots: readonly AgreedLot[],
  { maximumVendors, onboardingCost }: SplitRules,
  currencyCode: string,
): DividedLots | undefined {
  const toUnits = ({ value }: Amount) =>
    Number(value.times(new Decimal(10).pow(minorUnitDigits(currencyCode))).round());
  const cost = onboardingCost ? toUnits(onboardingCost) : 0;
  const vendorIds = [...new Set(lots.flatMap(({ deals }) => deals.map(({ award }) => award.vendorId)))].sort();
  const split = explained({
    lotIds: lots.map(({ lotId }) => lotId),
    vendors: vendorIds.map((vendorId) => ({
      vendorId,
      onboardingCost: cost,
      ...boundsOf(supplyOf(lots, vendorId), toUnits),
    })),
    offers: lots.flatMap(({ lotId, deals }) =>
      deals.map(({ award, comparableTotal, units = '0' }) => ({
        lotId,
        vendorId: award.vendorId,
        value: -toUnits(comparableTotal),
        amount: toUnits(award.contractTotal),
        load: new Decimal(units).times(perUnit).ceil().toNumber(),
      })),
    ),
    goal: 'most-lots',
    ...(maximumVendors > 0 && { mostVendors: maximumVendors }),
  });
  return split && { currencyCode, split, awards: awardsOf(lots, split), open: openOf(lots, split) };
}

// Thousandths: whole numbers are compared exactly, and finer than that nobody delivers.
const perUnit = 1000;

function supplyOf(lots: readonly AgreedLot[], vendorId: string): readonly SupplyBound[] {
  const own = lots.flatMap(({ deals }) => deals.filter(({ award }) => award.vendorId === vendorId));
  return own.flatMap(({ supply }) => supply ?? []);
}

/** The narrowest of what a vendor has said at its tables: it was asked for all lots at each of them. */
function boundsOf(said: readonly SupplyBound[], toUnits: (amount: Amount) => number) {
  const most = said.flatMap(({ mostUnits }) => (mostUnits === null ? [] : [new Decimal(mostUnits)]));
  const least = said.flatMap(({ minimumOrder }) => (minimumOrder === null ? [] : [toUnits(minimumOrder)]));
  return {
    ...(most.length > 0 && {
      capacity: Decimal.min(...most)
        .times(perUnit)
        .floor()
        .toNumber(),
    }),
    ...(least.length > 0 && { minimumOrder: Math.max(...least) }),
  };
}

function explained(split: SplitCase): ExplainedSplit | undefined {
  try {
    return explainSplit(split);
  } catch (error) {
    // Translated: the engine refuses what it could not decide exactly.
    if (error instanceof ScenarioError) return undefined;
    throw error;
  }
}

function awardsOf(lots: readonly AgreedLot[], { awards }: ExplainedSplit): readonly LotAward[] {
  return awards.flatMap(({ lotId, vendorId }) => {
    const lot = lots.find((candidate) => candidate.lotId === lotId);
    const deal = lot?.deals.find(({ award }) => award.vendorId === vendorId);
    return lot && deal ? [{ lotId, name: lot.name, award: deal.award }] : [];
  });
}

function openOf(lots: readonly AgreedLot[], { openLotIds }: ExplainedSplit): readonly string[] {
  return lots.filter(({ lotId }) => openLotIds.includes(lotId)).map(({ name }) => name);
}
