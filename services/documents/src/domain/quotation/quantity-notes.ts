import type { Quantity } from './priced-line.ts';

const unstated = 'The document states no quantity; priced for one.';
const raised = 'Quantity raised from ';

/** What a reader must know about the quantity that is charged for. */
export function quantityNotes(of: {
  readonly asked: Quantity;
  readonly isStated: boolean;
  readonly charged: Quantity | undefined;
}): string[] {
  const notes = of.isStated ? [] : [unstated];
  if (!of.charged || of.charged.value === of.asked.value) return notes;
  return [...notes, `${raised}${of.asked.value} to ${of.charged.value} by minimum order or pack size.`];
}

/** Notes that are about the product, which stay true when the quantity changes. */
export function withoutQuantityNotes(notes: readonly string[]): string[] {
  return notes.filter((note) => note !== unstated && !note.startsWith(raised));
}
