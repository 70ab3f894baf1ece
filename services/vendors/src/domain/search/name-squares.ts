import type { SlotTable } from './slot-table.ts';
import { informationOfId, type KnownWords } from './understand-query.ts';

/** How much the names of products say: the squared information of their terms, remembered until the catalogue changes. */
export class NameSquares {
  #bySlot = new Float64Array(0);
  #slots: SlotTable | undefined;
  #known: KnownWords | undefined;

  get bytes(): number {
    return this.#bySlot.byteLength;
  }

  /** Must be called after each change, because every change may alter how rare a term is. */
  reset(slots: SlotTable, known: KnownWords): void {
    if (this.#bySlot.length < slots.length) this.#bySlot = new Float64Array(Math.ceil(slots.length * 1.2));
    this.#bySlot.fill(Number.NaN);
    [this.#slots, this.#known] = [slots, known];
  }

  of(slot: number): number {
    const remembered = this.#bySlot[slot] ?? Number.NaN;
    if (!Number.isNaN(remembered)) return remembered;
    let sum = 0;
    for (const termId of this.#slots?.nameTermsOf(slot) ?? [])
      if (this.#known) sum += informationOfId(termId, this.#known) ** 2;
    this.#bySlot[slot] = sum;
    return sum;
  }
}
