import type { MessageInitShape } from '@bufbuild/protobuf';
import { create } from '@bufbuild/protobuf';
import { type Money, MoneySchema } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import type {
  PurchaseRequestInput,
  PurchaseRequestInputSchema,
} from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { type Amount, toMoney } from '@procur/service-kit/money';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { RequestDetails } from '../domain/request-details.ts';
import { fromWireCosts, toWireCosts } from './cost-messages.ts';
import { fromWireDivision, toWireDivision } from './lot-messages.ts';
import { fromWirePriorities, toWirePriorities } from './priorities-messages.ts';
import { wirePeriods, wireRisks } from './wire-enums.ts';
import { fromMoneyAt } from './wire-money.ts';

/** @throws DomainError invalid when there are no details, or an amount or enum is malformed. */
export function toDetails(input: PurchaseRequestInput | undefined): RequestDetails {
  if (!input) {
    const detail = { field: 'details', given: '', allowed: ['the details of the request'] };
    throw new DomainError('invalid', 'DETAILS_MISSING', 'details are missing', detail);
  }
  const { title, needText, category, mustHaves, compliance, termMonths, paymentTerms, neededBy, region, budgetId } =
    input;
  return {
    ...{ title, needText, category, mustHaves, compliance, termMonths, paymentTerms, neededBy, region, budgetId },
    lines: input.lines.map(({ description, quantity, specs = {}, lot }) => ({
      description,
      quantity: quantity && { value: quantity.value, unitCode: quantity.unitCode },
      specs,
      ...(lot.trim() !== '' && { lot: lot.trim() }),
    })),
    budget: input.budget && fromMoneyAt('budget', input.budget),
    budgetPeriod: fromWireEnum('budget_period', wirePeriods, input.budgetPeriod),
    risk: fromWireEnum('risk', wireRisks, input.risk),
    specs: input.specs ?? {},
    priorities: fromWirePriorities(input.priorities),
    costs: fromWireCosts(input.costs),
    division: fromWireDivision(input),
  };
}

/** `lineIds` are those of stored lines; a draft has none yet. */
export function toWireDetails(
  details: RequestDetails,
  lineIds: readonly string[] = [],
): MessageInitShape<typeof PurchaseRequestInputSchema> {
  const {
    budget,
    budgetPeriod,
    risk,
    lines,
    mustHaves,
    compliance,
    paymentTerms,
    priorities,
    costs,
    division,
    ...plain
  } = details;
  return {
    ...plain,
    ...{ mustHaves: [...mustHaves], compliance: [...compliance], paymentTerms: [...paymentTerms] },
    ...toWireDivision(division),
    lines: lines.map(({ description, quantity, specs, lot = '' }, index) => ({
      id: lineIds[index] ?? '',
      ...{ description, specs, lot },
      ...(quantity && { quantity }),
    })),
    priorities: toWirePriorities(priorities),
    costs: toWireCosts(costs),
    ...(budget && { budget: toDraftMoney(budget) }),
    ...(budgetPeriod && { budgetPeriod: wirePeriods[budgetPeriod] }),
    ...(risk && { risk: wireRisks[risk] }),
  };
}

// A draft's amount may lack its currency, which is then asked for; XXX is ISO 4217 for "no currency".
function toDraftMoney({ value, currencyCode }: Amount): Money {
  return create(MoneySchema, { ...toMoney(value, currencyCode || 'XXX'), currencyCode });
}
