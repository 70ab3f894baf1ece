import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { ServiceImpl } from '@connectrpc/connect';
import type { VendorAnswersService } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import { identityOf } from '@procur/service-kit/rpc-identity';
import type { App } from '../app.ts';
import type { WithdrawnLinks } from '../commands/withdraw-answer-links.ts';
import { fromWireValues, toAnswerMessage, toProposalMessage, toStandingOfferMessage } from './answer-messages.ts';
import { fromWireCharges, fromWireSupply } from './charge-messages.ts';

/** What people of vendors do by their links. Who they are and for whom they act follows from the token alone. */
export function answerRoutes(app: App): ServiceImpl<typeof VendorAnswersService> {
  return {
    async getStandingOffer({ token }) {
      return { standingOffer: toStandingOfferMessage(await app.viewStandingOffer(token), app.readsWords) };
    },
    async acceptOffer({ token, message, supply, chargesConfirmed }) {
      const said = { supply: fromWireSupply(supply), chargesConfirmed, message };
      const given = { ...nothingOffered, action: 'accept' as const, ...said };
      return { answer: toAnswerMessage(await app.answerByLink(token, given)) };
    },
    async counterOffer({ token, values, charges, supply, chargesConfirmed, message }) {
      const besides = { charges: fromWireCharges(charges), supply: fromWireSupply(supply) };
      const said = { values: fromWireValues(values), chargesConfirmed, message };
      const given = { action: 'counter' as const, ...said, ...besides };
      return { answer: toAnswerMessage(await app.answerByLink(token, given)) };
    },
    async declineOffer({ token, message }) {
      const given = { ...nothingOffered, action: 'end' as const, message };
      return { answer: toAnswerMessage(await app.answerByLink(token, given)) };
    },
    async proposeOffer({ token, text }) {
      return { proposal: toProposalMessage(await app.proposeOffer(token, text)) };
    },
    async revokeAnswerLinks({ threadId, reason }, context) {
      const { organisationId } = identityOf(context);
      return toWithdrawalMessage(await app.withdrawAnswerLinks(organisationId, { threadId, reason, reissue: false }));
    },
    async reissueAnswerLink({ threadId, reason }, context) {
      const { organisationId } = identityOf(context);
      return toWithdrawalMessage(await app.withdrawAnswerLinks(organisationId, { threadId, reason, reissue: true }));
    },
    async issueAnswerLink({ threadId, round }, context) {
      return await app.issueAnswerLink(identityOf(context).organisationId, threadId, round);
    },
  };
}

const nothingOffered = { values: [], charges: [], supply: null, chargesConfirmed: false };

function toWithdrawalMessage({ round, revoked, dueAt }: WithdrawnLinks) {
  return { round, revoked, answerDueAt: timestampFromDate(dueAt) };
}
