import type { MessageInitShape } from '@bufbuild/protobuf';
import { create } from '@bufbuild/protobuf';
import { type Money, MoneySchema } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import type {
  PurchaseRequestInput,
  PurchaseRequestInputSchema,
} from '@procur/contracts/gen/procur/requests/v1/purchase_request_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { type Amount, fromMoney, toMoney } from '@procur/service-kit/money';
import { fromWireEnum } from '@procur/service-kit/wire-enum';
import type { RequestDetails } from '../domain/request-details.ts';
import { fromWirePriorities, toWirePriorities } from './priorities-messages.ts';
import { wirePeriods, wireRisks } from './wire-enums.ts';

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
    lines: input.lines.map(({ description, quantity, specs = {} }) => ({
      description,
      quantity: quantity && { value: quantity.value, unitCode: quantity.unitCode },
      specs,
    })),
    budget: input.budget && fromMoneyAt('budget', input.budget),
    budgetPeriod: fromWireEnum('budget_period', wirePeriods, input.budgetPeriod),
    risk: fromWireEnum('risk', wireRisks, input.risk),
    specs: input.specs ?? {},
    priorities: fromWirePriorities(input.priorities),
  };
}

/** `lineIds` are those of stored lines; a draft has none yet. */
export function toWireDetails(
  details: RequestDetails,
  lineIds: readonly string[] = [],
): MessageInitShape<typeof PurchaseRequestInputSchema> {
  const { budget, budgetPeriod, risk, lines, mustHaves, compliance, paymentTerms, priorities, ...plain } = details;
  return {
    ...plain,
    ...{ mustHaves: [...mustHaves], compliance: [...compliance], paymentTerms: [...paymentTerms] },
    lines: lines.map(({ description, quantity, specs }, index) => ({
      id: lineIds[index] ?? '',
      description,
      specs,
      ...(quantity && { quantity }),
    })),
    priorities: toWirePriorities(priorities),
    ...(budget && { budget: toDraftMoney(budget) }),
    ...(budgetPeriod && { budgetPeriod: wirePeriods[budgetPeriod] }),
    ...(risk && { risk: wireRisks[risk] }),
  };
}

/** Names the field in the refusal, which the kit cannot know. */
export function fromMoneyAt(field: string, money: Money): Amount {
  try {
    return fromMoney(money);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { kind, reason, message, given = '', allowed } = error;
    throw new DomainError(kind, reason, `${field}: ${message}`, { field, given, allowed });
  }
}

// A draft's amount may lack its currency, which is then asked for; XXX is ISO 4217 for "no currency".
function toDraftMoney({ value, currencyCode }: Amount): Money {
  return create(MoneySchema, { ...toMoney(value, currencyCode || 'XXX'), currencyCode });
}
