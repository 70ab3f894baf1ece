/** The seed of a thread's draws: FNV-1a of its id, so that the same thread draws the same wherever it is played. */
export function seedOf(threadId: string): number {
  let hash = 0x811c9dc5;
  for (const character of threadId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
