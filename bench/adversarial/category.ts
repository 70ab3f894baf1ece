/** What one session of a category showed: how many decisions were checked, and the rules that were broken. */
export type SessionResult = { readonly checks: number; readonly breaches: readonly string[] };

/** One way to attack. `play` is deterministic: the same seed plays the same session. */
export type Category = {
  readonly name: string;
  /** What must never happen. */
  readonly promise: string;
  readonly play: (seed: number) => SessionResult;
};
