import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { OfferValue } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import {
  AnswerState,
  type StandingOffer,
  type VendorAnswer,
  VendorAnswerAction,
} from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import type { Problem } from '../problem.ts';
import { answerForms, type Entered } from './answer-forms.ts';
import { type Html, html } from './html.ts';
import { labelOf, valueInWords } from './issue-words.ts';

/** What the page shows besides the offer. */
export type PageState = {
  readonly entered: Entered;
  readonly problem?: Problem;
  /** Issues of a proposal that its words said nothing of; absent unless there is a proposal. */
  readonly assumedIssues?: readonly string[];
};

/** The page behind an emailed link: what is offered, and what can be done about it. */
export function answerPage(offer: StandingOffer, state: PageState): { title: string; main: Html } {
  const title = `Offer from ${offer.buyerName || 'the buyer'} for ${offer.title}`;
  return { title, main: html`${introduction(offer)}${comparison(offer)}${words(offer)}${rest(offer, state)}` };
}

/** The page of a link that opens nothing. */
export function problemPage({ reason, detail }: Problem): { title: string; main: Html } {
  const advice = adviceByReason[reason] ?? 'Please try again later, or ask whoever sent you the link.';
  return { title: 'This link cannot be used', main: html`<p role="alert">${sentence(detail)}</p><p>${advice}</p>` };
}

const adviceByReason: Readonly<Record<string, string>> = {
  LINK_EXPIRED: 'The time to answer this round is over. If the talks go on, another mail brings another link.',
  LINK_INVALID: 'Please open the whole link as it stands in the mail.',
  RATE_LIMITED: 'Please wait a minute.',
};

function introduction({ vendorName, quantity, round, maximumRounds, answerDueAt, state }: StandingOffer): Html {
  const due = answerDueAt && timestampDate(answerDueAt).toISOString().slice(0, 16).replace('T', ' ');
  const deadline =
    state === AnswerState.AWAITED && due
      ? html`<p>Please answer by <time datetime="${`${due.replace(' ', 'T')}Z`}">${due} UTC</time>.</p>`
      : undefined;
  return html`<p>To ${vendorName}, for ${quantity?.value} ${quantity?.unitCode}. Round ${round} of at most ${maximumRounds}.</p>
${deadline}`;
}

function comparison({ offer, yourLastOffer, issues }: StandingOffer): Html {
  const cell = (values: readonly OfferValue[] | undefined, name: string) => {
    const value = values?.find((each) => each.issue === name);
    return value
      ? valueInWords(
          value,
          issues.find((issue) => issue.name === name),
        )
      : '–';
  };
  const rows = issues.map(
    ({
      name,
    }) => html`<tr><th scope="row">${labelOf(name)}</th><td>${cell(offer?.values, name)}</td><td>${cell(yourLastOffer?.values, name)}</td></tr>
`,
  );
  return html`<table>
<thead><tr><th scope="col">Term</th><th scope="col">Offered to you</th><th scope="col">Your last offer</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

function words({ offer }: StandingOffer): Html {
  return offer?.message ? html`<p>They write:</p><blockquote>${offer.message}</blockquote>` : html``;
}

function rest(offer: StandingOffer, state: PageState): Html {
  switch (offer.state) {
    case AnswerState.AWAITED:
      return html`${notice(state)}${answerForms(offer, state)}`;
    case AnswerState.ANSWERED:
      return html`<h2>Your answer</h2>${offer.answer && given(offer, offer.answer)}`;
    case AnswerState.OVERDUE:
      return html`<p class="notice" role="status">The time to answer is over.</p>`;
    default:
      return html`<p class="notice" role="status">The talks have ended.</p>`;
  }
}

function notice({ problem, assumedIssues }: PageState): Html {
  if (problem) {
    const where = problem.field ? `${labelOf(problem.field)}: ` : '';
    return html`<p class="notice" role="alert">Not sent. ${where}${sentence(problem.detail)}</p>`;
  }
  if (!assumedIssues) return html``;
  const assumed = assumedIssues.map(labelOf).join(', ');
  return html`<p class="notice" role="status">This is how your words were understood. Nothing has been sent: check the
values below and send them.${assumed && ` Your words say nothing of ${assumed}; the buyer's values are filled in there.`}</p>`;
}

function given({ issues }: StandingOffer, { action, counterOffer, message }: VendorAnswer): Html {
  const rows = (counterOffer?.values ?? []).map(
    (value) =>
      html`<tr><th scope="row">${labelOf(value.issue)}</th><td>${valueInWords(
        value,
        issues.find(({ name }) => name === value.issue),
      )}</td></tr>
`,
  );
  return html`<p class="notice" role="status">${answered[action]} Thank you.</p>
${rows.length > 0 && html`<table><tbody>${rows}</tbody></table>`}
${message && html`<p>You wrote:</p><blockquote>${message}</blockquote>`}`;
}

const answered: Readonly<Record<VendorAnswerAction, string>> = {
  [VendorAnswerAction.UNSPECIFIED]: 'You have answered.',
  [VendorAnswerAction.ACCEPT]: 'You have accepted the offer.',
  [VendorAnswerAction.COUNTER]: 'You have made a counter-offer.',
  [VendorAnswerAction.DECLINE]: 'You have declined.',
};

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
