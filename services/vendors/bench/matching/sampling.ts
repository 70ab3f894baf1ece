export function pick<T>(from: readonly T[], random: () => number): T | undefined {
  return from[Math.floor(random() * from.length)];
}

/** The first `count` of a shuffled copy. */
export function sample<T>(from: readonly T[], count: number, random: () => number): T[] {
  const rest = [...from];
  for (let at = 0; at < Math.min(count, rest.length); at += 1) {
    const other = at + Math.floor(random() * (rest.length - at));
    const [left, right] = [rest[at], rest[other]];
    if (left !== undefined && right !== undefined) [rest[at], rest[other]] = [right, left];
  }
  return rest.slice(0, count);
}
