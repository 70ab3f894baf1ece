import { GrowingArray } from './growing-array.ts';
import { NumberLists } from './number-lists.ts';

/** One product as numbers. Slots are given in ascending order and never reused before a compaction. */
export type SlotRow = {
  readonly id: string;
  readonly version: number;
  readonly vendor: number;
  readonly category: number;
  readonly brand: number;
  readonly currency: number;
  readonly unitPrice: number;
  readonly isInStock: boolean;
  readonly isAccessory: boolean;
  readonly contentNumber: number;
  /** Term that names the thing; -1 when no known noun does. */
  readonly head: number;
  readonly terms: readonly number[];
  /** In the order of the name. */
  readonly nameTerms: readonly number[];
};

const aliveBit = 1;
const stockBit = 2;
const accessoryBit = 4;

function words(): GrowingArray<Uint32Array> {
  return new GrowingArray((length) => new Uint32Array(length), 256);
}

/** The columns of all products of an index; a product is its slot. */
export class SlotTable {
  readonly #ids: string[] = [];
  readonly #slotById = new Map<string, number>();
  readonly #versions = words();
  readonly #vendors = words();
  readonly #categories = words();
  readonly #brands = words();
  readonly #currencies = words();
  readonly #contentNumbers = words();
  readonly #prices = new GrowingArray((length) => new Float64Array(length), 256);
  readonly #heads = new GrowingArray((length) => new Int32Array(length), 256);
  readonly #bits = new GrowingArray((length) => new Uint8Array(length), 256);
  readonly #nameLengths = new GrowingArray((length) => new Uint8Array(length), 256);
  readonly #terms = new NumberLists();
  readonly #nameTerms = new NumberLists();
  #alive = 0;

  /** Slots given, those of products that are gone included. */
  get length(): number {
    return this.#ids.length;
  }

  get aliveCount(): number {
    return this.#alive;
  }

  /** Number of terms of each name, at most 255. */
  get nameLengths(): Uint8Array {
    return this.#nameLengths.values;
  }

  /** Measured: an id costs 56 bytes as a string, 8 in the list and 36 in the map. */
  get bytes(): number {
    const columns = [this.#versions, this.#vendors, this.#categories, this.#brands, this.#currencies];
    const others = [
      this.#contentNumbers,
      this.#prices,
      this.#heads,
      this.#bits,
      this.#nameLengths,
      this.#terms,
      this.#nameTerms,
    ];
    return [...columns, ...others].reduce((sum, { bytes }) => sum + bytes, this.#ids.length * 100);
  }

  push(row: SlotRow): number {
    const slot = this.#ids.push(row.id) - 1;
    this.#slotById.set(row.id, slot);
    this.#versions.push(row.version);
    this.#vendors.push(row.vendor);
    this.#categories.push(row.category);
    this.#brands.push(row.brand);
    this.#currencies.push(row.currency);
    this.#contentNumbers.push(row.contentNumber);
    this.#prices.push(row.unitPrice);
    this.#heads.push(row.head);
    this.#bits.push(aliveBit | (row.isInStock ? stockBit : 0) | (row.isAccessory ? accessoryBit : 0));
    this.#nameLengths.push(Math.min(255, row.nameTerms.length));
    this.#terms.push(row.terms);
    this.#nameTerms.push(row.nameTerms);
    this.#alive += 1;
    return slot;
  }

  /** Returns the slot it was in; -1 when it is not there. */
  remove(id: string): number {
    const slot = this.#slotById.get(id) ?? -1;
    if (slot < 0) return -1;
    this.#slotById.delete(id);
    this.#bits.values[slot] = (this.#bits.values[slot] ?? 0) & ~aliveBit;
    this.#alive -= 1;
    return slot;
  }

  slotOf(id: string): number {
    return this.#slotById.get(id) ?? -1;
  }

  *contentNumbers(): Generator<readonly [id: string, contentNumber: number], void> {
    for (const [id, slot] of this.#slotById) yield [id, this.contentNumberOf(slot)];
  }

  /** Of two that fit exactly alike, the same one in every installation; only doubles are told apart by their ids. */
  isBefore(a: number, b: number): boolean {
    const difference = this.contentNumberOf(a) - this.contentNumberOf(b);
    return difference < 0 || (difference === 0 && this.idOf(a) < this.idOf(b));
  }

  isAlive(slot: number): boolean {
    return ((this.#bits.values[slot] ?? 0) & aliveBit) !== 0;
  }

  isInStock(slot: number): boolean {
    return ((this.#bits.values[slot] ?? 0) & stockBit) !== 0;
  }

  isAccessory(slot: number): boolean {
    return ((this.#bits.values[slot] ?? 0) & accessoryBit) !== 0;
  }

  idOf(slot: number): string {
    return this.#ids[slot] ?? '';
  }

  versionOf(slot: number): number {
    return this.#versions.values[slot] ?? 0;
  }

  vendorOf(slot: number): number {
    return this.#vendors.values[slot] ?? 0;
  }

  categoryOf(slot: number): number {
    return this.#categories.values[slot] ?? 0;
  }

  brandOf(slot: number): number {
    return this.#brands.values[slot] ?? 0;
  }

  currencyOf(slot: number): number {
    return this.#currencies.values[slot] ?? 0;
  }

  contentNumberOf(slot: number): number {
    return this.#contentNumbers.values[slot] ?? 0;
  }

  unitPriceOf(slot: number): number {
    return this.#prices.values[slot] ?? Number.NaN;
  }

  headOf(slot: number): number {
    return this.#heads.values[slot] ?? -1;
  }

  termsOf(slot: number): readonly number[] {
    return this.#terms.get(slot);
  }

  nameTermsOf(slot: number): readonly number[] {
    return this.#nameTerms.get(slot);
  }

  /** The rows of products that are there, in the order of their slots. */
  *aliveRows(): Generator<readonly [slot: number, row: SlotRow], void> {
    for (let slot = 0; slot < this.length; slot++) if (this.isAlive(slot)) yield [slot, this.#rowOf(slot)];
  }

  *aliveNames(): Generator<readonly number[], void> {
    for (let slot = 0; slot < this.length; slot++) if (this.isAlive(slot)) yield this.nameTermsOf(slot);
  }

  #rowOf(slot: number): SlotRow {
    return {
      id: this.idOf(slot),
      version: this.versionOf(slot),
      vendor: this.vendorOf(slot),
      category: this.categoryOf(slot),
      brand: this.brandOf(slot),
      currency: this.currencyOf(slot),
      unitPrice: this.unitPriceOf(slot),
      isInStock: this.isInStock(slot),
      isAccessory: this.isAccessory(slot),
      contentNumber: this.contentNumberOf(slot),
      head: this.headOf(slot),
      terms: this.termsOf(slot),
      nameTerms: this.nameTermsOf(slot),
    };
  }
}
