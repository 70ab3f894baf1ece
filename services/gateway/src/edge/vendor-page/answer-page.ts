import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Standing } from '@procur/contracts/gen/procur/negotiation/v1/auction_pb.ts';
import type { OfferValue, StatedCharge } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import {
  AnswerState,
  type StandingOffer,
  type VendorAnswer,
  VendorAnswerAction,
} from '@procur/contracts/gen/procur/vendors/v1/vendor_answers_service_pb.ts';
import type { Problem } from '../problem.ts';
import { answerForms, type Entered } from './answer-forms.ts';
import { chargeInWords, chargeLabel } from './charge-words.ts';
import { type Html, html } from './html.ts';
import { fieldLabel, labelOf, valueInWords } from './issue-words.ts';
import type { PageWords } from './page-words.ts';
import { adviceInWords, problemInWords } from './problem-words.ts';
import type { TextKey } from './texts/english.ts';

/** What the page shows besides the offer. */
export type PageState = {
  readonly entered: Entered;
  readonly problem?: Problem;
  /** Issues of a proposal that its words said nothing of; absent unless there is a proposal. */
  readonly assumedIssues?: readonly string[];
};

export type PageContent = { readonly title: string; readonly main: Html };

/** The page behind an emailed link: what is offered, and what can be done about it. */
export function answerPage(words: PageWords, offer: StandingOffer, state: PageState): PageContent {
  const title = words.plain('title', { buyer: offer.buyerName || words.plain('someBuyer'), subject: offer.title });
  const main = html`${introduction(words, offer)}${comparison(words, offer)}${standing(words, offer)}${quoted(words, offer)}${rest(words, offer, state)}`;
  return { title, main };
}

/** The page of a link that opens nothing. */
export function problemPage(words: PageWords, problem: Problem): PageContent {
  const main = html`<p role="alert">${problemInWords(words, problem)}</p><p>${adviceInWords(words, problem)}</p>`;
  return { title: words.plain('linkTitle'), main };
}

function introduction(words: PageWords, offer: StandingOffer): Html {
  const { vendorName: vendor, quantity, round, maximumRounds: rounds, answerDueAt, state } = offer;
  const asked = `${quantity?.value ?? ''} ${quantity?.unitCode ?? ''}`.trim();
  const due = answerDueAt && state === AnswerState.AWAITED ? timestampDate(answerDueAt) : undefined;
  const time = due && html`<time datetime="${due.toISOString()}">${words.time(due)}</time>`;
  return html`<p>${words.say('introduction', { vendor, quantity: asked, round, rounds })}</p>
${time && html`<p>${words.say('due', { time })}</p>`}`;
}

function comparison(words: PageWords, { offer, yourLastOffer, issues }: StandingOffer): Html {
  const cell = (values: readonly OfferValue[] | undefined, name: string) => {
    const value = values?.find((each) => each.issue === name);
    const issue = issues.find((each) => each.name === name);
    return value ? valueInWords(words, value, issue) : '–';
  };
  const rows = issues.map(
    ({
      name,
    }) => html`<tr><th scope="row">${labelOf(words, name)}</th><td>${cell(offer?.values, name)}</td><td>${cell(yourLastOffer?.values, name)}</td></tr>
`,
  );
  const heads = (['term', 'offered', 'yourLastOffer'] as const).map(
    (key) => html`<th scope="col">${words.say(key)}</th>`,
  );
  return html`<table>
<thead><tr>${heads}</tr></thead>
<tbody>${rows}${chargeRows(words, [offer?.charges, yourLastOffer?.charges])}</tbody>
</table>`;
}

/** A row for each charge that either side has stated; a dash where one has not. */
function chargeRows(words: PageWords, sides: readonly (readonly StatedCharge[] | undefined)[]): readonly Html[] {
  const names = [...new Set(sides.flatMap((charges) => (charges ?? []).map(({ name }) => name)))];
  return names.map((name) => {
    const cells = sides.map((charges) => {
      const charge = charges?.find((each) => each.name === name);
      return html`<td>${charge ? chargeInWords(words, charge) : '–'}</td>`;
    });
    return html`<tr><th scope="row">${chargeLabel(words, name)}</th>${cells}</tr>
`;
  });
}

function standing({ say }: PageWords, { standing: told, call }: StandingOffer): Html {
  if (call?.isBehind || told === Standing.BEHIND) return html`<p>${say('isBehind')}</p>`;
  return told === Standing.LEADING ? html`<p>${say('isLeading')}</p>` : html``;
}

function quoted({ say }: PageWords, { offer, call }: StandingOffer): Html {
  const message = offer?.message || call?.message;
  return message ? html`<p>${say('theyWrite')}</p><blockquote>${message}</blockquote>` : html``;
}

function rest(words: PageWords, offer: StandingOffer, state: PageState): Html {
  switch (offer.state) {
    case AnswerState.AWAITED:
      return html`${notice(words, offer, state)}${answerForms(words, offer, state)}`;
    case AnswerState.ANSWERED:
      return html`<h2>${words.say('yourAnswer')}</h2>${offer.answer && given(words, offer, offer.answer)}`;
    case AnswerState.OVERDUE:
      return html`<p class="notice" role="status">${words.say('overdue')}</p>`;
    default:
      return html`<p class="notice" role="status">${words.say('closed')}</p>`;
  }
}

function notice(words: PageWords, { issues }: StandingOffer, { problem, assumedIssues }: PageState): Html {
  if (problem) {
    const where = problem.field ? `${fieldLabel(words, problem.field)}: ` : '';
    const told = words.say('notSent', { problem: `${where}${problemInWords(words, problem, issues)}` });
    return html`<p class="notice" role="alert">${told}</p>`;
  }
  if (!assumedIssues) return html``;
  const unsaid = assumedIssues.map((name) => labelOf(words, name)).join(', ');
  const assumed = unsaid && html` ${words.say('assumed', { issues: unsaid })}`;
  return html`<p class="notice" role="status">${words.say('understood')}${assumed}</p>`;
}

function given(words: PageWords, { issues }: StandingOffer, { action, counterOffer, message }: VendorAnswer): Html {
  const rows = (counterOffer?.values ?? []).map((value) => {
    const issue = issues.find(({ name }) => name === value.issue);
    return html`<tr><th scope="row">${labelOf(words, value.issue)}</th><td>${valueInWords(words, value, issue)}</td></tr>
`;
  });
  return html`<p class="notice" role="status">${words.say(answered[action] ?? 'answered')} ${words.say('thanks')}</p>
${rows.length > 0 && html`<table><tbody>${rows}${chargeRows(words, [counterOffer?.charges])}</tbody></table>`}
${message && html`<p>${words.say('youWrote')}</p><blockquote>${message}</blockquote>`}`;
}

const answered: Readonly<Record<VendorAnswerAction, TextKey>> = {
  [VendorAnswerAction.UNSPECIFIED]: 'answered',
  [VendorAnswerAction.ACCEPT]: 'accepted',
  [VendorAnswerAction.COUNTER]: 'countered',
  [VendorAnswerAction.DECLINE]: 'declined',
};
