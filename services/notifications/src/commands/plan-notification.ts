import type { Notice } from '../domain/notice.ts';
import type { Ports } from '../ports.ts';

/** A notice with the users it is for; none of them when it is for a vendor's person. */
export type PlannedNotice = { readonly notice: Notice; readonly userIds: readonly string[] };

/** Finds out who is to be told. Asks the gateway, so it runs before the transaction and may run again. */
export function planNotification({ people }: Pick<Ports, 'people'>) {
  return async (notice: Notice): Promise<PlannedNotice> => {
    const { audience, organisationId } = notice;
    if ('vendorId' in audience) return { notice, userIds: [] };
    if ('userIds' in audience) {
      const found = await people.withIds(organisationId, audience.userIds);
      return { notice, userIds: found.map((person) => person.id) };
    }
    if ('anyRole' in audience) {
      const found = await Promise.all(audience.anyRole.map((role) => people.withRole(organisationId, role)));
      const ids = new Set(found.flat().map((person) => person.id));
      return { notice, userIds: [...ids].filter((id) => !audience.exceptUserIds.includes(id)) };
    }
    const found = await people.withRole(organisationId, audience.role);
    return { notice, userIds: found.map((person) => person.id).filter((id) => id !== audience.except) };
  };
}
