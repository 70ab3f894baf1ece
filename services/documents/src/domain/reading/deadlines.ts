import { confidenceOf, type Signal } from './confidence.ts';
import { findDates, type WrittenDate } from './date-notation.ts';
import { deadlineKinds, takesBidsUntil } from './deadline-kinds.ts';
import { findDurations } from './duration-notation.ts';
import { type Field, fieldFrom, type Passage } from './source-text.ts';
import { type Anchor, mayLackYear } from './unfinished-dates.ts';

export type Deadlines = {
  readonly submission?: Field<string>;
  readonly questions?: Field<string>;
  readonly delivery?: Field<string>;
};

/** "45 days after award" can be kept or missed; "five working days" alone may count anything. */
const anchored =
  /\s(?:after|from|of|following|upon|before|prior to|ARO|A\.R\.O\.?|vor|antes de|avant|nach|ab|desde|después|après|à compter)(?:\s|$)/iu;

/** What runs from the opening of bids on is their validity or the award. */
const afterBids =
  /\s(?:after|from|of|following|nach|ab|desde|après)\s.*(?:opening|submission|closing|deadline|apertura|öffnung|ouverture|remise)/iu;

function isAfterBids(text: string, { value, start, end }: { value: string; start: number; end: number }): boolean {
  return !/^\d{4}-/.test(value) && afterBids.test(/^[^.;:]*/.exec(text.slice(start, end + 40))?.[0] ?? '');
}

const ambiguous: readonly Signal[] = ['ambiguous-date'];
const bare: readonly Signal[] = ['no-unit'];

type Mention = { readonly kind: string; readonly rank: number; readonly field: Field<string> };

/** The dates and spans of time that a passage gives for submission, questions and delivery. */
export function findDeadlines(passages: readonly Passage[], dayFirst: boolean): Deadlines {
  const whole = passages.map((passage) => ({ passage, dates: findDates(passage.text, dayFirst) }));
  const anchor = anchorOf(whole);
  const mentions = whole.flatMap(({ passage, dates }) =>
    mentionsIn(passage, anchor && mayLackYear(passage.text) ? findDates(passage.text, dayFirst, anchor) : dates),
  );
  const best = (kind: string) =>
    mentions.filter((mention) => mention.kind === kind).sort((a, b) => b.rank - a.rank)[0]?.field;
  const [submission, questions, delivery] = [best('submission'), best('questions'), best('delivery')];
  return { ...(submission && { submission }), ...(questions && { questions }), ...(delivery && { delivery }) };
}

type Dated = { readonly passage: Passage; readonly dates: readonly WrittenDate[] };

/** What completes "20 March": the day the document says it was issued on, else its only year. */
function anchorOf(whole: readonly Dated[]): Anchor | undefined {
  for (const { passage, dates } of whole)
    for (const date of dates)
      if (kindOf(passage.text, date, 0)?.name === 'issue') return { issued: date.value.slice(0, 10) };
  const years = new Set(whole.flatMap(({ dates }) => dates.map(({ value }) => value.slice(0, 4))));
  return years.size === 1 ? { year: Number([...years][0]) } : undefined;
}

function mentionsIn(passage: Passage, dates: readonly WrittenDate[]): Mention[] {
  const durations = findDurations(passage.text).filter(
    (span) => !dates.some((date) => date.start < span.end && date.end > span.start),
  );
  return [
    ...dates.map((date) => ({ ...date, rank: date.isAmbiguous ? 2.8 : 3, seen: date.isAmbiguous ? ambiguous : [] })),
    ...durations.map((span) =>
      anchored.test(span.value) ? { ...span, rank: 2, seen: ['anchored' as const] } : { ...span, rank: 1, seen: bare },
    ),
  ].flatMap((found) => {
    const earlier = Math.max(
      0,
      ...[...dates, ...durations].filter((other) => other.end <= found.start).map((other) => other.end),
    );
    const kind = kindOf(passage.text, found, earlier);
    // A span of time without a beginning says when goods come, and never when bids close.
    if (kind && kind.name !== 'delivery' && found.seen === bare) return [];
    if (!kind || (kind.name === 'submission' && isAfterBids(passage.text, found))) return [];
    const signals: Signal[] = [kind.isNear ? 'near-word' : 'far-word', ...found.seen];
    const field = fieldFrom(passage, found, found.value, confidenceOf('deadline', signals));
    return [{ kind: kind.name, rank: found.rank + kind.weight, field: { ...field, signals } }];
  });
}

/** The nearest telling word decides; words before a date count more than words after it, and only within the sentence. */
function kindOf(
  text: string,
  { start, end }: { start: number; end: number },
  earlier: number,
): { name: string; isNear: boolean; weight: number } | undefined {
  const sentenceStart = Math.max(lastSentenceStart(text, start), earlier);
  const before = text.slice(sentenceStart, start);
  const after = /^(?:[^.;]|\.(?!\s))*/.exec(text.slice(end))?.[0] ?? '';
  const ranked = deadlineKinds.flatMap(([name, words]) => {
    const last = [...before.matchAll(words)].at(-1);
    const next = [...after.matchAll(words)][0];
    const distances = [
      last ? before.length - last.index - last[0].length : undefined,
      next ? next.index + 25 : undefined,
      // "30 Tage nach Bestellung zu liefern" holds its own word; "30 days after delivery" may be about paying.
      name === 'submission' && takesBidsUntil(before) ? 0 : undefined,
      name === 'delivery' && /liefer/i.test(text.slice(start, end)) ? 60 : undefined,
    ].filter((distance) => distance !== undefined);
    return distances.length > 0 ? [{ name, distance: Math.min(...distances) }] : [];
  });
  if (isStart.test(before)) return undefined;
  if (isAboutQuestions(before)) return { name: 'questions', isNear: true, weight: 0.9 };
  const nearest = ranked.sort((a, b) => a.distance - b.distance)[0];
  return nearest && nearest.distance < 160
    ? {
        name: nearest.name,
        isNear: nearest.distance < 40,
        weight: nearest.distance < 15 ? 0.9 : nearest.distance < 40 ? 0.6 : 0.3,
      }
    : undefined;
}

/** When questions begin to be taken is no deadline. */
const isStart = /(?:inicio|start|beginning|opening)\s+(?:de|of|for|date)?\s*(?:the\s+)?[\p{L}\s]{0,24}:?\s*$/iu;
const question =
  /question|requests? for (?:information|interpretation|explanation)|clarification|inquir|enquir(?!y (?:date|number|no))|(?<![\p{L}])quer(?:y|ies)|pregunta|aclaraci|bieterfrage|rückfrage|fragefrist|(?<![\p{L}])fragen|renseignement/iu;
const meeting =
  /junta de aclaraci|(?:clarification|information|briefing|explanation)s? (?:meeting|session|conference)/iu;
const bids = /\b(?:bids?|proposals?|offers?|quotations?|tenders?|ofertas?|propuestas?|angebote?|offres?)\b/iu;
/** "Questions concerning this invitation for bids must be submitted …" are about bids, and are questions. */
const questionFirst = new RegExp(
  String.raw`^\W*(?:if you have (?:any )?|(?:all|any|written|the|every|further)\s+){0,3}(?:${question.source})`,
  'iu',
);
const thenBids =
  /(?:[;,]|\band\b)\s*(?:the\s+|sealed\s+)?(?:bids|proposals|offers|quotations|tenders|ofertas|propuestas|angebote|offres)\s/iu;

/** "Questions must be submitted by …": the act is named last, but what is submitted decides. */
function isAboutQuestions(before: string): boolean {
  if (meeting.test(before)) return false;
  return (questionFirst.test(before) && !thenBids.test(before)) || (question.test(before) && !bids.test(before));
}

/** A full stop ends a sentence only before white space; "No. 5" and "12.03." stay whole often enough. */
function lastSentenceStart(text: string, offset: number): number {
  let start = 0;
  for (const match of text
    .slice(0, offset)
    .matchAll(/(?:(?<!\b(?:no|nr|art|approx|ca|p|a|max|min|est|env|mind|spätest)|\d)\.|[;!?])\s+/giu))
    start = match.index + match[0].length;
  return start;
}
