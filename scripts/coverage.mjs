import { runSteps, tests } from './steps.mjs';

process.exitCode = runSteps([
  tests(
    'unit',
    '--project',
    'integration',
    '--coverage',
    '--coverage.reporter=text-summary',
    '--coverage.reporter=html',
  ),
]);
