/** "NET30", "EOM30", "PREPAID", "COD": the words that policies, mandates and offers share. */
const paymentTermsForm = /^(NET\d{1,3}|EOM\d{0,3}|PREPAID|COD)$/;

export function isPaymentTerms(code: string): boolean {
  return paymentTermsForm.test(code);
}

/** Terms that both the request and the policy allow, in the policy's order; an empty request allows all of the policy's. */
export function allowedPaymentTerms(requested: readonly string[], permitted: readonly string[]): readonly string[] {
  if (requested.length === 0) return permitted;
  if (permitted.length === 0) return requested;
  return permitted.filter((terms) => requested.includes(terms));
}
