import type { Issue, NumberIssue } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { fieldOf } from './answer-form.ts';
import { type Html, html } from './html.ts';
import { amountInWords, labelOf, unitOf } from './issue-words.ts';

// A list of more values than this is no easier than typing one.
const longestList = 60;

/** The form field in which somebody enters the value of an issue, with what is possible beside it. */
export function issueInput(issue: Issue, entered: string, isWrong: boolean): Html {
  const id = fieldOf(issue.name);
  const unit = unitOf(issue);
  const label = html`<label for="${id}">${labelOf(issue.name)}${unit && ` (${unit})`}</label>`;
  const choices = choicesOf(issue);
  return html`${label}${choices ? select(id, choices, entered) : textInput(issue, { id, entered, isWrong })}
`;
}

function select(id: string, choices: readonly string[], entered: string): Html {
  const options = choices.map((choice) =>
    choice === entered ? html`<option selected>${choice}</option>` : html`<option>${choice}</option>`,
  );
  return html`<select id="${id}" name="${id}">${options}</select>`;
}

type TextInput = { readonly id: string; readonly entered: string; readonly isWrong: boolean };

function textInput(issue: Issue, { id, entered, isWrong }: TextInput): Html {
  const invalid = isWrong && html` aria-invalid="true"`;
  return html`<p class="hint" id="${id}.hint">${hintOf(issue)}</p>
<input id="${id}" name="${id}" value="${entered}" inputmode="decimal" autocomplete="off" required aria-describedby="${id}.hint"${invalid}>`;
}

function hintOf({ kind }: Issue): string {
  if (kind.case === 'money') {
    const { minimum, maximum } = kind.value;
    return minimum && maximum ? `From ${amountInWords(minimum)} to ${amountInWords(maximum)}` : '';
  }
  return kind.case === 'number'
    ? `From ${kind.value.minimum} to ${kind.value.maximum} in steps of ${kind.value.step}`
    : '';
}

function choicesOf({ kind }: Issue): readonly string[] | undefined {
  if (kind.case === 'choice') return kind.value.choices;
  if (kind.case === 'flag') return ['no', 'yes'];
  return kind.case === 'number' ? numbersOf(kind.value) : undefined;
}

function numbersOf({ minimum, maximum, step }: NumberIssue): readonly string[] | undefined {
  const [from, to, by] = [Number(minimum), Number(maximum), Number(step)];
  const count = by > 0 ? Math.floor((to - from) / by) + 1 : 1;
  if (!Number.isInteger(from) || !Number.isInteger(by) || count > longestList) return undefined;
  return Array.from({ length: count }, (_, i) => String(from + i * by));
}
