/** What a language model says about a need: every value with the words it claims to have read it from. */
export type ModelAnswer = {
  readonly category: Quoted<string> | null;
  readonly lines: readonly (Quoted<string> & { readonly quantity: string | null; readonly unitCode: string | null })[];
  readonly budget:
    | (Quoted<string> & {
        readonly currencyCode: string | null;
        readonly period: 'total' | 'per_year' | 'per_month' | null;
        readonly isPerUnit: boolean;
      })
    | null;
  readonly termMonths: Quoted<number> | null;
  readonly mustHaves: readonly Quoted<string>[];
  readonly compliance: readonly Quoted<string>[];
  readonly paymentTerms: readonly Quoted<string>[];
  readonly neededBy: Quoted<string> | null;
  readonly region: Quoted<string> | null;
  readonly risk: Quoted<'low' | 'medium' | 'high'> | null;
};

export type Quoted<T> = { readonly value: T; readonly quote: string };
