/** A rectangle in the coordinates of the file, whose y goes up. */
export type Extent = { readonly left: number; readonly bottom: number; readonly right: number; readonly top: number };

/** The six numbers of an affine change of coordinates, in the order PDF writes them. */
export type Matrix = readonly [number, number, number, number, number, number];

export const unchanged: Matrix = [1, 0, 0, 1, 0, 0];

/** First the one, then the other. */
export function times([a, b, c, d, e, f]: Matrix, [k, l, m, n, o, p]: Matrix): Matrix {
  return [a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p];
}

/** The smallest upright rectangle around the changed one. */
export function extentAfter({ left, bottom, right, top }: Extent, [a, b, c, d, e, f]: Matrix): Extent {
  const xs = [a * left + c * bottom, a * left + c * top, a * right + c * bottom, a * right + c * top];
  const ys = [b * left + d * bottom, b * left + d * top, b * right + d * bottom, b * right + d * top];
  return {
    left: Math.min(...xs) + e,
    bottom: Math.min(...ys) + f,
    right: Math.max(...xs) + e,
    top: Math.max(...ys) + f,
  };
}
