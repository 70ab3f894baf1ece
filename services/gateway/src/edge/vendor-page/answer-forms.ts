import type { StandingOffer } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import type { PageState } from './answer-page.ts';
import { type Html, html } from './html.ts';
import { issueInput } from './issue-input.ts';
import type { PageWords } from './page-words.ts';

/** What stands in the form: what was entered before a mistake, what was read from words, or the last offer. */
export type Entered = { readonly entries: Readonly<Record<string, string>>; readonly message: string };

/** What can be done with an offer: accept, make a counter-offer, leave; and have words read, where something can. */
export function answerForms(
  words: PageWords,
  { issues, readsWords, call }: StandingOffer,
  { entered, problem }: PageState,
): Html {
  const { say } = words;
  const inputs = issues.map((issue) =>
    issueInput(words, issue, { entered: entered.entries[issue.name] ?? '', isWrong: problem?.field === issue.name }),
  );
  return html`${!call && acceptForm(words)}
${readsWords && wordsForm(words)}
<h2>${say('counter')}</h2>
<form method="post">
${inputs}${messageInput(words, 'counter', entered.message)}
<button name="action" value="counter">${say('counterButton')}</button></form>
<h2>${say('decline')}</h2>
<form method="post"><p>${say(call ? 'leaveAuctionHint' : 'declineHint')}</p>
${messageInput(words, 'decline', '')}
<button name="action" value="decline">${say('declineButton')}</button></form>`;
}

// Where the buyer asks for an offer there is none to be accepted.
function acceptForm(words: PageWords): Html {
  const { say } = words;
  return html`<h2>${say('accept')}</h2>
<form method="post"><p>${say('acceptHint')}</p>
${messageInput(words, 'accept', '')}
<button name="action" value="accept">${say('acceptButton')}</button></form>`;
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
