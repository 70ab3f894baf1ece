/** Keeps the few ranks with the highest values of many that pass by, best first; of equals the first. */
export type MostLiked = {
  offer(rank: number, value: number): void;
  readonly count: number;
  rank(place: number): number;
  value(place: number): number;
};

/** Room for `limit` ranks; typed arrays because thousands pass by in one move. */
export function keepMostLiked(limit: number): MostLiked {
  const ranks = new Int32Array(limit);
  const values = new Float64Array(limit);
  let count = 0;
  let least = Number.NEGATIVE_INFINITY;
  return {
    offer(rank, value) {
      if (count === limit && value <= least) return;
      let place = count < limit ? count++ : limit - 1;
      for (; place > 0 && (values[place - 1] as number) < value; place--) {
        values[place] = values[place - 1] as number;
        ranks[place] = ranks[place - 1] as number;
      }
      values[place] = value;
      ranks[place] = rank;
      least = values[count - 1] as number;
    },
    get count() {
      return count;
    },
    rank: (place) => ranks[place] as number,
    value: (place) => values[place] as number,
  };
}
