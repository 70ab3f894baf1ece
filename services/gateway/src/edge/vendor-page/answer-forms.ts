import type { StandingOffer } from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import type { PageState } from './answer-page.ts';
import { type Html, html } from './html.ts';
import { issueInput } from './issue-input.ts';

/** What stands in the form: what was entered before a mistake, what was read from words, or the last offer. */
export type Entered = { readonly entries: Readonly<Record<string, string>>; readonly message: string };

/** What can be done with an offer: accept, make a counter-offer, leave; and have words read, where something can. */
export function answerForms({ issues, readsWords }: StandingOffer, { entered, problem }: PageState): Html {
  const inputs = issues.map((issue) =>
    issueInput(issue, entered.entries[issue.name] ?? '', problem?.field === issue.name),
  );
  return html`<h2>Accept</h2>
<form method="post"><p>You agree to what is offered to you above.</p>
${messageInput('accept', '')}
<button name="action" value="accept">Accept the offer</button></form>
${readsWords && wordsForm()}
<h2>Make a counter-offer</h2>
<form method="post">
${inputs}${messageInput('counter', entered.message)}
<button name="action" value="counter">Send the counter-offer</button></form>
<h2>Decline</h2>
<form method="post"><p>You end the talks. This cannot be taken back.</p>
${messageInput('decline', '')}
<button name="action" value="decline">Decline</button></form>`;
}

function messageInput(form: string, message: string): Html {
  const id = `message-${form}`;
  return html`<label for="${id}">Message (optional)</label>
<textarea id="${id}" name="message" rows="3">${message}</textarea>`;
}

function wordsForm(): Html {
  return html`<h2>Say it in your words</h2>
<form method="post"><label for="message-propose">What could you offer?</label>
<textarea id="message-propose" name="message" rows="4" required></textarea>
<p class="hint">Your words are read into the form below. Nothing is sent before you have checked it.</p>
<button name="action" value="propose">Fill in the form</button></form>`;
}
