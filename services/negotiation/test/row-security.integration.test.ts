import { describeRowSecurity } from '@procur/testing/row-security';
import { model } from '../src/database/model.ts';

describeRowSecurity(model);
