import { migrate } from '@procur/service-kit/migrations';
import { loadConfig } from './config.ts';
import { model } from './database/model.ts';

const done = await migrate(loadConfig().database, model, process.argv.slice(2));
process.stdout.write(`${done.length > 0 ? done.join('\n') : 'nothing to do'}\n`);
