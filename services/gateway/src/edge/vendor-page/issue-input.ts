import type { Issue, NumberIssue } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { fieldOf } from './answer-form.ts';
import { type Html, html } from './html.ts';
import { labelOf, rangeInWords, unitOf } from './issue-words.ts';
import type { PageWords } from './page-words.ts';

// A list of more values than this is no easier than typing one.
const longestList = 60;

/** What stands in the field of an issue. */
export type FieldState = { readonly entered: string; readonly isWrong: boolean };

/** The form field in which somebody enters the value of an issue, with what is possible beside it. */
export function issueInput(words: PageWords, issue: Issue, { entered, isWrong }: FieldState): Html {
  const id = fieldOf(issue.name);
  const unit = unitOf(words, issue);
  const label = html`<label for="${id}">${labelOf(words, issue.name)}${unit && ` (${unit})`}</label>`;
  const choices = choicesOf(words, issue);
  const input = choices
    ? select(id, choices, entered)
    : textInput(rangeInWords(words, issue), { id, entered, isWrong });
  return html`${label}${input}
`;
}

/** What is sent, and what is read. */
type Choice = { readonly value: string; readonly label: string };

function select(id: string, choices: readonly Choice[], entered: string): Html {
  const options = choices.map(({ value, label }) => {
    const given = value !== label && html` value="${value}"`;
    return value === entered
      ? html`<option${given} selected>${label}</option>`
      : html`<option${given}>${label}</option>`;
  });
  return html`<select id="${id}" name="${id}">${options}</select>`;
}

type TextInput = FieldState & { readonly id: string };

function textInput(hint: string, { id, entered, isWrong }: TextInput): Html {
  const invalid = isWrong && html` aria-invalid="true"`;
  return html`<p class="hint" id="${id}.hint">${hint}</p>
<input id="${id}" name="${id}" value="${entered}" inputmode="decimal" autocomplete="off" required aria-describedby="${id}.hint"${invalid}>`;
}

function choicesOf(words: PageWords, { kind }: Issue): readonly Choice[] | undefined {
  if (kind.case === 'flag') return (['no', 'yes'] as const).map((value) => ({ value, label: words.plain(value) }));
  const values =
    kind.case === 'choice' ? kind.value.choices : kind.case === 'number' ? numbersOf(kind.value) : undefined;
  return values?.map((value) => ({ value, label: value }));
}

function numbersOf({ minimum, maximum, step }: NumberIssue): readonly string[] | undefined {
  const [from, to, by] = [Number(minimum), Number(maximum), Number(step)];
  const count = by > 0 ? Math.floor((to - from) / by) + 1 : 1;
  if (!Number.isInteger(from) || !Number.isInteger(by) || count > longestList) return undefined;
  return Array.from({ length: count }, (_, i) => String(from + i * by));
}
