import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import {
  CounterpartyAction,
  type CounterpartyService,
  type RespondToOfferResponseSchema,
  TableOutcome as WireOutcome,
} from '@procur/contracts/gen/procur/negotiation/v1/counterparty_service_pb.ts';
import type { Offer } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { DomainError } from '@procur/service-kit/domain-error';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { App } from '../app.ts';
import type { AnsweredOffer } from '../commands/ask-vendor.ts';
import type { SellerAnswer } from '../database/entities/seller-answer.ts';
import { AgentUnreachable } from '../domain/selling/agent-unreachable.ts';
import { tableCurrency } from '../domain/selling/table-currency.ts';
import { type TableOutcome, tableOutcomes } from '../domain/selling/table-outcome.ts';
import { fromCallMessage, toCallResponse } from './call-messages.ts';
import { fromWireCharges, toWireSupply } from './charge-messages.ts';
import { fromWireIssue, fromWireOffer, toWireIssue, toWireOffer } from './offer-messages.ts';
import { fromWireStanding } from './standing-messages.ts';

/** The vendors' side of the table. What is said there is all that crosses. */
export function counterpartyRoutes(app: App): ServiceImpl<typeof CounterpartyService> {
  return {
    async openTable({ issues, quantity, deadline, ...invitation }, context) {
      const { threadId, vendorId, title, category, maximumRounds, asksSupply } = invitation;
      const asked = {
        ...{ threadId, vendorId, title, category, maximumRounds, asksSupply },
        quantity: quantity?.value ?? '',
        quantityUnit: quantity?.unitCode ?? '',
        deadlineAt: deadline ? timestampDate(deadline) : null,
        issues: issues.map(fromWireIssue),
      };
      const table = await app.openTable(identityOf(context).organisationId, asked);
      const { listOfferId: id, listOffer: terms, listCharges: charges, listSupply: supply, openedAt: madeAt } = table;
      const said = { id, round: 0, terms, charges, supply, madeAt, message: 'Our list offer.' };
      const listOffer = toWireOffer(table.issues, said);
      return { listOffer, issues: table.issues.map(toWireIssue) };
    },
    async respondToOffer({ threadId, vendorId, offer, standing }, context) {
      const said = offerOf(offer);
      const { round } = said;
      const response = await orLater(
        app.askVendor(identityOf(context).organisationId, {
          threadId,
          vendorId,
          round,
          offerId: said.id,
          message: said.message,
          terms: fromWireOffer(said),
          charges: fromWireCharges(said.charges),
          standing: fromWireStanding(standing),
        }),
      );
      if ('pendingUntil' in response)
        return { action: CounterpartyAction.PENDING, answerDueAt: timestampFromDate(response.pendingUntil) };
      return toAnswerMessage(response);
    },
    async callForOffer({ threadId, vendorId, call }, context) {
      const asked = { threadId, vendorId, ...fromCallMessage(call) };
      return toCallResponse(await orLater(app.askVendor(identityOf(context).organisationId, asked)));
    },
    async closeTable({ threadId, vendorId, outcome, agreedOffer }, context) {
      const agreed = agreedOffer === undefined ? null : fromWireOffer(agreedOffer);
      await orLater(
        app.closeTable(identityOf(context).organisationId, {
          threadId,
          vendorId,
          outcome: outcomeOf(outcome),
          agreedOffer: agreed,
        }),
      );
      return {};
    },
  };
}

// A code that neither opens our callers' circuit breakers, for this service is well, nor counts as a refusal, so that the
// round is tried again later by the queue it came from.
async function orLater<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AgentUnreachable)) throw error;
    throw new ConnectError(error.message, Code.ResourceExhausted, undefined, [], error);
  }
}

function toAnswerMessage({ table, answer }: AnsweredOffer): MessageInitShape<typeof RespondToOfferResponseSchema> {
  const { round, counterOffer: terms, charges, supply, answeredAt: madeAt, endReason } = answer;
  const message = table.counterparty === 'built-in-agent' ? (sentences[answer.action] ?? '') : answer.message;
  if (!terms) {
    const limits = supply && { supply: toWireSupply(supply, tableCurrency(table.issues)) };
    return { action: actionOf(answer), message, endReason, ...limits };
  }
  const counter = { id: answer.offerId, round, terms, charges, supply, madeAt, message };
  return { action: CounterpartyAction.COUNTER, message, counterOffer: toWireOffer(table.issues, counter) };
}

// The structured offer says everything; words of our agent are courtesy and carry no figure.
const sentences: Readonly<Record<string, string>> = {
  accept: 'We accept your offer.',
  counter: 'Thank you for your offer. This is what we can do.',
  end: 'We cannot come to terms and end our talks here.',
};

function actionOf({ action }: SellerAnswer): CounterpartyAction {
  return action === 'accept' ? CounterpartyAction.ACCEPT : CounterpartyAction.END;
}

function offerOf(offer: Offer | undefined): Offer {
  if (offer !== undefined) return offer;
  throw new DomainError('invalid', 'OFFER_MISSING', 'an offer is needed', { field: 'offer' });
}

const outcomes: Readonly<Partial<Record<WireOutcome, TableOutcome>>> = {
  [WireOutcome.AWARDED]: 'awarded',
  [WireOutcome.NOT_AWARDED]: 'not-awarded',
  [WireOutcome.NO_AGREEMENT]: 'no-agreement',
  [WireOutcome.CANCELLED]: 'cancelled',
};

function outcomeOf(outcome: WireOutcome): TableOutcome {
  const known = outcomes[outcome];
  if (known !== undefined) return known;
  throw new DomainError('invalid', 'OUTCOME_UNKNOWN', 'a table ends with an outcome', {
    field: 'outcome',
    allowed: [...tableOutcomes],
  });
}
