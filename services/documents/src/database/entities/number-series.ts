import { defineEntity, p } from '@mikro-orm/core';
import { seriesKinds } from '../../domain/number-series.ts';

/** The last number given in a series. Its row lock makes series without gaps: the next taker waits for the commit. */
export const NumberSeries = defineEntity({
  name: 'NumberSeries',
  tableName: 'number_series',
  properties: {
    organisationId: p.string().primary(),
    kind: p.enum(seriesKinds).primary(),
    year: p.integer().primary(),
    lastCount: p.integer(),
  },
});
