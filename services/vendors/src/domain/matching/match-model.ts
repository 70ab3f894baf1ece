/** The fitted model; its version says which probabilities may be compared. */
export const matchModel = { version: '1' } as const;
