import { expect, it } from 'vitest';
import { productFiles, sourceFiles } from './source-files.ts';

/** All work that sees the rows of every organisation (ADR 0022), each with why it cannot do with one. */
const platformTasks = {
  'services/audit/src/commands/remove-expired-events.ts': ['remove expired events'],
  // The platform has events of its own, which belong to nobody.
  'services/audit/src/events/on-any-event.ts': ['store events of the platform'],
  // Counts and times, never rows.
  'services/audit/src/queries/get-processing-statistics.ts': ['measure consumers'],
  'services/documents/src/commands/remove-orphans.ts': ['remove files without a row'],
  // Before a person or a token is known, nobody can say whose it is.
  'services/gateway/src/commands/log-in.ts': ['find the accounts of an address'],
  'services/gateway/src/commands/log-out.ts': ['end the session of a token'],
  'services/gateway/src/commands/refresh-session.ts': ['refresh the session of a token'],
  // Sweeps look for what is due and go on for the organisation of each thing they find.
  'services/negotiation/src/commands/expire-moves.ts': ['find moves nobody decided'],
  'services/negotiation/src/commands/expire-negotiations.ts': ['find negotiations past their deadline'],
  'services/negotiation/src/commands/warn-of-pauses.ts': ['find pauses near a deadline'],
  'services/vendors/src/commands/embed-products.ts': ['embed products'],
  'services/vendors/src/commands/watch-answers.ts': ['find answers that are due', 'find whose answer is due'],
};

it('sees the rows of every organisation in these tasks alone', () => {
  const files = productFiles(sourceFiles()).filter(({ path }) => !path.endsWith('service-kit/src/tenant-scope.ts'));
  const found = files.flatMap(({ path, text }) => {
    // A name that is no literal would be a task that nobody can list.
    const names = [...text.matchAll(/\basPlatform\(\s*('[^']+'|[^\s)])/g)].map(([, name = '']) =>
      name.replaceAll("'", ''),
    );
    return names.length === 0 ? [] : [[path, names] as const];
  });
  expect(Object.fromEntries(found)).toEqual(platformTasks);
  const setters = files.filter(
    ({ path, text }) => /\bplatformTask\b/.test(text) && !path.endsWith('ambient-context.ts'),
  );
  expect(setters.map(({ path }) => path)).toEqual([]);
});
