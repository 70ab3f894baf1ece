/** The row of term_statistics that counts all products; a term of a text is never empty. */
export const allProductsTerm = '';
