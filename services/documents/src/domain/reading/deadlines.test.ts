import { expect, test } from 'vitest';
import { findDeadlines } from './deadlines.ts';
import { passageOf } from './source-text.ts';

/** Each line is a passage of its own. */
function deadlinesIn(text: string) {
  const passages = text.split('\n').map((line, index) => passageOf([{ index, text: line, place: { page: 1 } }]));
  const { submission, questions, delivery } = findDeadlines(passages, true);
  return [submission?.value, questions?.value, delivery?.value];
}

test.each([
  [
    'Sealed bids will be received until 2:00 p.m. on Tuesday, April 14, 2026.',
    ['2026-04-14T14:00', undefined, undefined],
  ],
  [
    'Requests for information shall be submitted before noon on 12 May 2026; tenders by noon on 26 May 2026.',
    ['2026-05-26T12:00', '2026-05-12T12:00', undefined],
  ],
  [
    'Clarifications are answered until ten (10) days prior to the bid submission deadline. Bids close on 1 June 2026 at 3pm.',
    ['2026-06-01T15:00', 'ten (10) days prior to the bid submission deadline', undefined],
  ],
  [
    'Response due: COB Friday 27 February 2026. Required on site: 16 March 2026.',
    ['2026-02-27', undefined, '2026-03-16'],
  ],
  ['Quotes due 2026-03-01. Delivery within 8 to 10 weeks ARO.', ['2026-03-01', undefined, '8 to 10 weeks ARO']],
  [
    'Issue date: 2 March 2026\nQuestions until 9 March.\nQuotes must be received by Friday, 20 March.',
    ['2026-03-20', '2026-03-09', undefined],
  ],
  [
    'Bid opening: 18 March 2026. Bid submission deadline: 17 March 2026. Bids remain valid for 90 days.',
    ['2026-03-17', undefined, undefined],
  ],
])('"%s" keeps its deadlines apart', (text, expected) => {
  expect(deadlinesIn(text)).toEqual(expected);
});
