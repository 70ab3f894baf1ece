import { defineEntity, p } from '@mikro-orm/core';

/** A threshold that is crossed at present, so that it is announced once and not every minute. */
export const RaisedWarning = defineEntity({
  name: 'RaisedWarning',
  tableName: 'raised_warnings',
  properties: {
    code: p.string().primary(),
    consumer: p.string().primary(),
    raisedAt: p.datetime(),
  },
});
