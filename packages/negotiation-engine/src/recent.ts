/**
 * The last results of a function by what they were computed from. Those not asked for longest are dropped, and the one
 * dropped is handed on so that its memory can be used again.
 */
export function rememberRecent<K, V>(compute: (key: K, dropped?: V) => V, kept: number): (key: K) => V {
  const held = new Map<K, V>();
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => {
    // A turn asks several times for the same.
    if (last?.key === key) return last.value;
    const value = held.get(key) ?? compute(key, held.size < kept ? undefined : dropOldest(held));
    held.delete(key);
    held.set(key, value);
    last = { key, value };
    return value;
  };
}

function dropOldest<K, V>(held: Map<K, V>): V | undefined {
  for (const [key, value] of held) {
    held.delete(key);
    return value;
  }
  return undefined;
}
