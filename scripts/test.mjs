import { checks } from './checks.mjs';
import { runSteps, tests } from './steps.mjs';

// Cheapest first: what fails in seconds is read before what takes minutes.
process.exitCode = runSteps([...checks, tests('unit'), tests('integration'), tests('e2e')]);
