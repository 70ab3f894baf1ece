import { Command } from 'commander';
import { addDemo } from './commands/demo.ts';
import { addDoctor } from './commands/doctor.ts';
import { addGym } from './commands/gym.ts';
import { addNegotiate } from './commands/negotiate.ts';
import { addStart } from './commands/start.ts';
import { addVerify } from './commands/verify.ts';
import { reportFailure } from './terminal.ts';

/** Every command is one file that adds itself to the program. */
const commands = [addStart, addDemo, addDoctor, addNegotiate, addVerify, addGym];

const program = new Command('procur').description(
  'Procur on this machine: start it, show what it can do, find out what is wrong',
);
for (const add of commands) add(program);

try {
  await program.parseAsync();
} catch (error) {
  reportFailure(error);
  // What was started dies with us (see the leash), so nothing is left to wait for.
  process.exit(1);
}
