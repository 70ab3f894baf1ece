import { describeRowSecurity } from '@procur/testing/row-security';
import { model } from '../src/database/model.ts';

const noIndex = 'behind a policy its GIN indexes could not be used, see ADR 0022';

describeRowSecurity(model, { products: noIndex, term_statistics: noIndex });
