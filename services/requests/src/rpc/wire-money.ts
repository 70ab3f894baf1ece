import type { Money } from '@procur/contracts/gen/procur/common/v1/money_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { type Amount, fromMoney } from '@procur/service-kit/money';

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
