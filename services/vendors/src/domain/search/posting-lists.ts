import type { Vocabulary } from './vocabulary.ts';

/** Postings that never change: for each term the slots that have it, ascending, and where they have it. */
export type PostingSegment = {
  /** Of each term; the end of one is the start of the next. Terms that came later have none here. */
  readonly starts: Uint32Array;
  readonly slots: Uint32Array;
  readonly flags: Uint8Array;
};

const emptySegment: PostingSegment = {
  starts: new Uint32Array(1),
  slots: new Uint32Array(0),
  flags: new Uint8Array(0),
};

/** Which products have a term: a large part that never changes and a small one that does. */
export class PostingLists {
  #segment = emptySegment;
  /** Slot times 256 plus flags, ascending. Eight million slots keep this a small integer. */
  #recent = new Map<number, number[]>();
  #recentCount = 0;

  get segment(): PostingSegment {
    return this.#segment;
  }

  recentOf(termId: number): readonly number[] {
    return this.#recent.get(termId) ?? [];
  }

  get bytes(): number {
    const { starts, slots, flags } = this.#segment;
    return starts.byteLength + slots.byteLength + flags.byteLength + this.#recentCount * 8 + this.#recent.size * 80;
  }

  /** Slots must come in ascending order. */
  append(termId: number, slot: number, flags: number): void {
    const packed = slot * 256 + flags;
    const list = this.#recent.get(termId);
    if (list) list.push(packed);
    else this.#recent.set(termId, [packed]);
    this.#recentCount += 1;
  }

  /** Number of postings, those of products that are gone included. */
  lengthOf(termId: number): number {
    return this.segmentEnd(termId) - this.segmentStart(termId) + this.recentOf(termId).length;
  }

  segmentStart(termId: number): number {
    return this.#segment.starts[Math.min(termId, this.#segment.starts.length - 1)] ?? 0;
  }

  segmentEnd(termId: number): number {
    return this.#segment.starts[Math.min(termId + 1, this.#segment.starts.length - 1)] ?? 0;
  }

  /** Where the product in the slot has the term; 0 when it has not. */
  flagsOf(termId: number, slot: number): number {
    const { slots, flags } = this.#segment;
    const place = search(slots, slot, this.segmentStart(termId), this.segmentEnd(termId));
    if (place >= 0) return flags[place] ?? 0;
    return recentFlags(this.recentOf(termId), slot);
  }

  /**
   * Writes all lists anew without the slots that are gone. Yields now and then, so that others can work in between; nothing
   * may be appended until it is done. `onSwap` is called in the same turn in which the new lists take the place of the old.
   */
  *compact(
    vocabulary: Pick<Vocabulary, 'size' | 'countOf'>,
    newSlotBySlot: Int32Array,
    onSwap: () => void,
  ): Generator<void, void> {
    const termCount = vocabulary.size;
    let capacity = 0;
    for (let termId = 0; termId < termCount; termId++) capacity += vocabulary.countOf(termId);
    const next = {
      starts: new Uint32Array(termCount + 1),
      slots: new Uint32Array(capacity),
      flags: new Uint8Array(capacity),
    };
    let [end, pausedAt] = [0, 0];
    for (let termId = 0; termId < termCount; termId++) {
      end = this.#copy(termId, { ...next, newSlotBySlot, end });
      next.starts[termId + 1] = end;
      if (termId % termsAtOnce !== 0 && end - pausedAt < postingsAtOnce) continue;
      pausedAt = end;
      yield;
    }
    this.#segment = next;
    this.#recent = new Map();
    this.#recentCount = 0;
    onSwap();
  }

  #copy(termId: number, to: CopyTarget): number {
    const { slots, flags } = this.#segment;
    let end = to.end;
    const keep = (slot: number, flag: number) => {
      const moved = to.newSlotBySlot[slot] ?? -1;
      if (moved < 0) return;
      to.slots[end] = moved;
      to.flags[end++] = flag;
    };
    const last = this.segmentEnd(termId);
    for (let at = this.segmentStart(termId); at < last; at++) keep(slots[at] ?? 0, flags[at] ?? 0);
    for (const packed of this.recentOf(termId)) keep(packed >>> 8, packed & 255);
    return end;
  }
}

type CopyTarget = {
  readonly slots: Uint32Array;
  readonly flags: Uint8Array;
  readonly newSlotBySlot: Int32Array;
  readonly end: number;
};

// About a millisecond of copying; the terms met first are in most products, those met last in one each.
const postingsAtOnce = 50_000;
const termsAtOnce = 2048;

function search(sorted: Uint32Array, wanted: number, from: number, to: number): number {
  let [low, high] = [from, to - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = sorted[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function recentFlags(packed: readonly number[], slot: number): number {
  let [low, high] = [0, packed.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = (packed[middle] ?? 0) >>> 8;
    if (found === slot) return (packed[middle] ?? 0) & 255;
    if (found < slot) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
