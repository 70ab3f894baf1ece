import { checks } from './checks.mjs';
import { runSteps, tests } from './steps.mjs';

process.exitCode = runSteps([...checks, tests('unit', 'packages/architecture')]);
