// NET30, NET 30, net-30: the days from invoice to payment. Anything else (PREPAID, DUE_ON_RECEIPT) gives no credit.
const netForm = /^net[ _-]?(?<days>\d{1,3})$/i;

/** Days of credit that payment terms give. */
export function paymentDays(terms: string): number {
  const days = netForm.exec(terms.trim())?.groups?.days;
  return days === undefined ? 0 : Number(days);
}
