import { readConfig } from '@procur/service-kit/config';
import { databaseSettings } from '@procur/service-kit/database-settings';
import { migrate } from '@procur/service-kit/migrations';
import { model } from './database/model.ts';

const done = await migrate(readConfig(databaseSettings), model, process.argv.slice(2));
process.stdout.write(`${done.join('\n')}\n`);
