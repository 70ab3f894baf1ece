import type { StandingOffer } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import type { AnswerForm } from './answer-form.ts';
import type { PageState } from './answer-page.ts';
import { currencyOf } from './charge-entry.ts';
import { chargeInputs } from './charge-inputs.ts';
import { type Html, html } from './html.ts';
import { issueInput } from './issue-input.ts';
import type { PageWords } from './page-words.ts';
import { supplyInputs } from './supply-inputs.ts';

/** What stands in the form: what was entered before a mistake, what was read from words, or the last offer. */
export type Entered = Pick<AnswerForm, 'entries' | 'message' | 'charges' | 'supply'>;

/** What can be done with an offer: accept, make a counter-offer, leave; and have words read, where something can. */
export function answerForms(
  words: PageWords,
  { issues, call, asksSupply }: StandingOffer,
  { entered, problem }: PageState,
): Html {
  const { say } = words;
  const currency = currencyOf(issues);
  const limits = (form: string) => asksSupply && supplyInputs(words, entered.supply, { form, currency });
  const confirmation = problem?.reason === 'CHARGES_UNCONFIRMED' && confirmationInput(words);
  const inputs = issues.map((issue) =>
    issueInput(words, issue, { entered: entered.entries[issue.name] ?? '', isWrong: problem?.field === issue.name }),
  );
  return html`${!call && acceptForm(words, html`${limits('accept')}${confirmation}`)}
${wordsForm(words)}
<h2>${say('counter')}</h2>
<form method="post">
${inputs}${chargeInputs(words, entered.charges, currency)}${limits('counter')}${messageInput(words, 'counter', entered.message)}${confirmation}
<button name="action" value="counter">${say('counterButton')}</button></form>
<h2>${say('decline')}</h2>
<form method="post"><p>${say(call ? 'leaveAuctionHint' : 'declineHint')}</p>
${messageInput(words, 'decline', '')}
<button name="action" value="decline">${say('declineButton')}</button></form>`;
}

// Where the buyer asks for an offer there is none to be accepted.
function acceptForm(words: PageWords, more: Html): Html {
  const { say } = words;
  return html`<h2>${say('accept')}</h2>
<form method="post"><p>${say('acceptHint')}</p>
${more}${messageInput(words, 'accept', '')}
<button name="action" value="accept">${say('acceptButton')}</button></form>`;
}

function confirmationInput({ say }: PageWords): Html {
  return html`<label><input type="checkbox" class="box" name="confirmed" value="yes"> ${say('chargesConfirmed')}</label>`;
}

function messageInput({ say }: PageWords, form: string, message: string): Html {
  const id = `message-${form}`;
  return html`<label for="${id}">${say('message')}</label>
<textarea id="${id}" name="message" rows="3">${message}</textarea>`;
}

function wordsForm({ say }: PageWords): Html {
  return html`<h2>${say('words')}</h2>
<form method="post"><label for="message-propose">${say('wordsLabel')}</label>
<textarea id="message-propose" name="message" rows="4" required></textarea>
<p class="hint">${say('wordsHint')}</p>
<button name="action" value="propose">${say('wordsButton')}</button></form>`;
}
