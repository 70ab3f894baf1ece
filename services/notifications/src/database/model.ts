import { join } from 'node:path';
import type { DatabaseModel } from '@procur/service-kit/database-options';
import { Delivery } from './entities/delivery.ts';
import { Endpoint } from './entities/endpoint.ts';
import { Message } from './entities/message.ts';
import { Notification } from './entities/notification.ts';
import { UserPreference } from './entities/user-preference.ts';
import { Migration20261120CreateNotifications } from './migrations/Migration20261120CreateNotifications.ts';
import { Migration20261121063000_row_security } from './migrations/Migration20261121063000_row_security.ts';

export const model: DatabaseModel = {
  schema: 'notifications',
  entities: [Notification, Delivery, Message, UserPreference, Endpoint],
  migrations: [
    { name: 'Migration20261120CreateNotifications', class: Migration20261120CreateNotifications },
    { name: 'Migration20261121063000_row_security', class: Migration20261121063000_row_security },
  ],
  migrationsPath: join(import.meta.dirname, 'migrations'),
};
