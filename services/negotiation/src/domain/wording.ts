/** The words of one round's offer, and who found them: `rules`, `model:<name>`, or the rules and why not the model. */
export type Wording = { readonly round: number; readonly message: string; readonly wordedBy: string };
