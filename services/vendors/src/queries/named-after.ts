import type { NameAndId } from '@procur/service-kit/paging';

/** Rows that come after this one in a list by name. */
export function namedAfter([name, id]: NameAndId) {
  return { $or: [{ name: { $gt: name } }, { name, id: { $gt: id } }] };
}
