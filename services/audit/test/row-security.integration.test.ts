import { describeRowSecurity } from '@procur/testing/row-security';
import { model } from '../src/database/model.ts';

describeRowSecurity(model, { raised_warnings: 'thresholds of the consumers of the whole platform' });
