/** Puts lines together from the pieces in which they arrive. */
export type LineSplitter = {
  /** The lines that this piece completes, without their ends. */
  take(piece: string): string[];
  /** What came after the last line end, if anything. */
  rest(): string[];
};

/** Opens a splitter; lines end with a line feed, a carriage return before it is left in the line. */
export function openLineSplitter(): LineSplitter {
  let held = '';
  return {
    take(piece) {
      // Only the new piece is searched, so that a line of megabytes is not read again with each of its pieces.
      const end = piece.lastIndexOf('\n');
      if (end < 0) {
        held += piece;
        return [];
      }
      const complete = (held + piece.slice(0, end)).split('\n');
      held = piece.slice(end + 1);
      return complete;
    },
    rest: () => (held === '' ? [] : [held]),
  };
}
