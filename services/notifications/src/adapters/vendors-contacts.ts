import type { Client } from '@connectrpc/connect';
import type { VendorAnswersService } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import type { VendorContacts } from '../ports.ts';

/** Asks `vendors`, in the name of the organisation that the present work is for. */
export function vendorsContacts(answers: Pick<Client<typeof VendorAnswersService>, 'issueAnswerLink'>): VendorContacts {
  return {
    atTable: async (threadId, round) => {
      const { token, email, contactName, language } = await answers.issueAnswerLink({ threadId, round });
      const isDone = email === '' || (round > 0 && token === '');
      if (isDone) return undefined;
      return {
        person: { id: '', email, displayName: contactName },
        // The page speaks as the mail does; without a language of its own it goes by the browser.
        linkPath: token === '' ? '' : `/vendor-answers/${token}${language && `?lang=${encodeURIComponent(language)}`}`,
        language,
      };
    },
  };
}
