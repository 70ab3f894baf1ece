import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  AwardMode,
  type LotInputSchema,
  type SplitDecisionSchema,
} from '@procur/contracts/gen/procur/requests/v1/lots_pb.ts';
import type {
  PurchaseRequestInput,
  PurchaseRequestInputSchema,
  RequestLotSchema,
} from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { amountToMoney } from '@procur/service-kit/money';
import type { LotRecord } from '../database/lot-records.ts';
import type { Division, LotTerms } from '../domain/lots/division.ts';
import type { SplitDecision } from '../domain/lots/split-decision.ts';
import { toWireAward } from './award-messages.ts';
import { fromWireFees, toWireFees } from './cost-messages.ts';
import { wireStatuses } from './wire-enums.ts';
import { fromMoneyAt } from './wire-money.ts';

/** @throws DomainError invalid for lots of a request that is awarded as a whole. */
export function fromWireDivision({ awardMode, lots, splitRules }: PurchaseRequestInput): Division | undefined {
  if (awardMode !== AwardMode.BY_LOT) {
    if (lots.length === 0 && !splitRules) return undefined;
    const detail = { field: 'award_mode', given: awardMode === AwardMode.WHOLE ? 'WHOLE' : '', allowed: ['BY_LOT'] };
    throw new DomainError('invalid', 'LOT_WITHOUT_MODE', 'award_mode: lots and split_rules need BY_LOT', detail);
  }
  const { allowPartialAward = false, maximumVendors = 0, onboardingCost } = splitRules ?? {};
  const cost = onboardingCost && fromMoneyAt('split_rules.onboarding_cost', onboardingCost);
  return {
    lots: lots.map(({ name, category, budget, fees }, index) => ({
      name: name.trim(),
      category,
      budget: budget && fromMoneyAt(`lots[${index}].budget`, budget),
      fees: fromWireFees(fees, `lots[${index}].fees`),
    })),
    rules: { allowPartialAward, maximumVendors, onboardingCost: cost },
  };
}

type DivisionInput = Pick<MessageInitShape<typeof PurchaseRequestInputSchema>, 'awardMode' | 'lots' | 'splitRules'>;

export function toWireDivision(division: Division | undefined): DivisionInput {
  if (!division) return { awardMode: AwardMode.WHOLE };
  const { allowPartialAward, maximumVendors, onboardingCost } = division.rules;
  const cost = onboardingCost && { onboardingCost: amountToMoney(onboardingCost) };
  return {
    awardMode: AwardMode.BY_LOT,
    lots: division.lots.map(toWireLotInput),
    splitRules: { allowPartialAward, maximumVendors, ...cost },
  };
}

function toWireLotInput({ name, category, budget, fees }: LotTerms): MessageInitShape<typeof LotInputSchema> {
  return { name, category, fees: toWireFees(fees), ...(budget && { budget: amountToMoney(budget) }) };
}

export function toWireLot({ row, budget, award, whereabouts }: LotRecord): MessageInitShape<typeof RequestLotSchema> {
  const { id: requestId, number, lotName: name, status, negotiationId, contractId } = row;
  return {
    ...{ requestId, number, name, ...whereabouts },
    status: wireStatuses[status],
    ...(budget && { budget: amountToMoney(budget) }),
    ...(award && { award: toWireAward(award) }),
    negotiationId: negotiationId ?? '',
    contractId: contractId ?? '',
  };
}

export function toWireSplit(decision: SplitDecision): MessageInitShape<typeof SplitDecisionSchema> {
  const { shares, openLots, total, contractTotal, soleVendor, explanation } = decision;
  return {
    shares: shares.map((share) => ({
      ...{ ...share, lots: [...share.lots] },
      contractTotal: amountToMoney(share.contractTotal),
      marginalValue: amountToMoney(share.marginalValue),
    })),
    openLots: [...openLots],
    total: amountToMoney(total),
    contractTotal: amountToMoney(contractTotal),
    ...(soleVendor && { soleVendor: { ...soleVendor, behindBy: amountToMoney(soleVendor.behindBy) } }),
    explanation: [...explanation],
  };
}
