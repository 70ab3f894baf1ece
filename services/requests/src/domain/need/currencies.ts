/** How currencies are written. A dollar sign without a country is read as the US dollar, with less confidence. */
export const currencySigns: Readonly<Record<string, string>> = {
  US$: 'USD',
  A$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  S$: 'SGD',
  HK$: 'HKD',
  R$: 'BRL',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  zł: 'PLN',
  'Fr.': 'CHF',
};

export const currencyWords: Readonly<Record<string, string>> = {
  dollar: 'USD',
  dollars: 'USD',
  'us dollars': 'USD',
  bucks: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  pound: 'GBP',
  pounds: 'GBP',
  'pounds sterling': 'GBP',
  quid: 'GBP',
  yen: 'JPY',
  francs: 'CHF',
  'swiss francs': 'CHF',
  'canadian dollars': 'CAD',
  'australian dollars': 'AUD',
};

/** ISO 4217 codes that are read as such. */
export const currencyCodes: readonly string[] =
  'USD EUR GBP CHF JPY CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN INR CNY BRL MXN SGD HKD ZAR AED SAR ILS TRY KRW THB'.split(
    ' ',
  );

/** Offered when an amount came without its currency. */
export const offeredCurrencies: readonly string[] = ['USD', 'EUR', 'GBP', 'CHF'];

const ambiguousSigns: readonly string[] = ['$', '¥', 'dollar', 'dollars', 'bucks', 'pounds', 'pound', 'francs'];

/** The code behind a sign, word or code, and whether other currencies are written the same way. */
export function currencyOf(written: string): { readonly code: string; readonly isAmbiguous: boolean } | undefined {
  const plain = written.trim().replace(/[\s-]+/g, ' ');
  const upper = plain.toUpperCase();
  const code = currencyCodes.includes(upper) ? upper : (currencySigns[plain] ?? currencyWords[plain.toLowerCase()]);
  return code === undefined ? undefined : { code, isAmbiguous: ambiguousSigns.includes(plain.toLowerCase()) };
}
