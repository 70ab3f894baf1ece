/** The order of elements in UBL 2.3 (OASIS, xsd/maindoc and xsd/common), as far as we write or could confuse them. */
export const ublOrder: Readonly<Record<string, readonly string[]>> = {
  Quotation: cbc(
    'UBLVersionID CustomizationID ProfileID ProfileExecutionID ID CopyIndicator UUID IssueDate IssueTime Note',
  )
    .concat(cbc('PricingCurrencyCode LineCountNumeric'))
    .concat(cac('ValidityPeriod RequestForQuotationDocumentReference AdditionalDocumentReference Contract Signature'))
    .concat(cac('SellerSupplierParty BuyerCustomerParty OriginatorCustomerParty Delivery DeliveryTerms PaymentMeans'))
    .concat(cac('TransactionConditions AllowanceCharge DestinationCountry TaxTotal QuotedMonetaryTotal QuotationLine')),
  Order: cbc('UBLVersionID CustomizationID ProfileID ProfileExecutionID ID SalesOrderID CopyIndicator UUID IssueDate')
    .concat(cbc('IssueTime OrderTypeCode Note RequestedInvoiceCurrencyCode DocumentCurrencyCode PricingCurrencyCode'))
    .concat(cbc('TaxCurrencyCode CustomerReference AccountingCostCode AccountingCost LineCountNumeric'))
    .concat(cac('ValidityPeriod QuotationDocumentReference OrderDocumentReference OriginatorDocumentReference'))
    .concat(
      cac('CatalogueReference AdditionalDocumentReference Contract ProjectReference Signature BuyerCustomerParty'),
    )
    .concat(cac('SellerSupplierParty OriginatorCustomerParty FreightForwarderParty AccountingCustomerParty Delivery'))
    .concat(cac('DeliveryTerms PaymentMeans PaymentTerms TransactionConditions AllowanceCharge TaxExchangeRate'))
    .concat(
      cac('PricingExchangeRate PaymentExchangeRate DestinationCountry TaxTotal AnticipatedMonetaryTotal OrderLine'),
    ),
  'cac:SellerSupplierParty': cbc('CustomerAssignedAccountID AdditionalAccountID').concat(cac('Party')),
  'cac:BuyerCustomerParty': cbc('CustomerAssignedAccountID SupplierAssignedAccountID').concat(cac('Party')),
  'cac:Party': cbc('WebsiteURI EndpointID').concat(
    cac(
      'PartyIdentification PartyName Language PostalAddress PhysicalLocation PartyTaxScheme PartyLegalEntity Contact',
    ),
  ),
  'cac:PartyName': cbc('Name'),
  'cac:PostalAddress': cbc('ID StreetName CityName PostalZone CountrySubentity').concat(cac('AddressLine Country')),
  'cac:AddressLine': cbc('Line'),
  'cac:PartyTaxScheme': cbc('RegistrationName CompanyID ExemptionReason').concat(cac('RegistrationAddress TaxScheme')),
  'cac:TaxScheme': cbc('ID Name TaxTypeCode CurrencyCode'),
  'cac:PartyLegalEntity': cbc('RegistrationName CompanyID'),
  'cac:ValidityPeriod': cbc('StartDate StartTime EndDate EndTime'),
  'cac:EstimatedDeliveryPeriod': cbc('StartDate StartTime EndDate EndTime'),
  'cac:Delivery': cbc('ID Quantity ActualDeliveryDate LatestDeliveryDate').concat(
    cac('DeliveryAddress DeliveryLocation RequestedDeliveryPeriod PromisedDeliveryPeriod EstimatedDeliveryPeriod'),
  ),
  'cac:TransactionConditions': cbc('ID ActionCode Description'),
  'cac:PaymentTerms': cbc('ID PaymentMeansID Note'),
  'cac:RequestForQuotationDocumentReference': cbc('ID CopyIndicator UUID IssueDate'),
  'cac:QuotationDocumentReference': cbc('ID CopyIndicator UUID IssueDate'),
  'cac:AllowanceCharge': cbc(
    'ID ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric',
  )
    .concat(cbc('PrepaidIndicator SequenceNumeric Amount BaseAmount'))
    .concat(cac('TaxCategory TaxTotal PaymentMeans')),
  'cac:TaxTotal': cbc('TaxAmount RoundingAmount').concat(cac('TaxSubtotal')),
  'cac:TaxSubtotal': cbc('TaxableAmount TaxAmount Percent').concat(cac('TaxCategory')),
  'cac:TaxCategory': cbc('ID Name Percent TaxExemptionReasonCode TaxExemptionReason').concat(cac('TaxScheme')),
  'cac:ClassifiedTaxCategory': cbc('ID Name Percent TaxExemptionReason').concat(cac('TaxScheme')),
  'cac:QuotedMonetaryTotal': monetaryTotal(),
  'cac:AnticipatedMonetaryTotal': monetaryTotal(),
  'cac:QuotationLine': cbc('ID Note Quantity LineExtensionAmount TotalTaxAmount RequestForQuotationLineID').concat(
    cac('DocumentReference LineItem SellerProposedSubstituteLineItem AlternativeLineItem RequestLineReference'),
  ),
  'cac:OrderLine': cbc('SubstitutionStatusCode Note').concat(
    cac('LineItem SellerProposedSubstituteLineItem SellerSubstitutedLineItem BuyerProposedSubstituteLineItem'),
    cac('CatalogueLineReference QuotationLineReference OrderLineReference DocumentReference'),
  ),
  'cac:QuotationLineReference': cbc('LineID UUID LineStatusCode').concat(cac('DocumentReference')),
  'cac:LineItem': cbc('ID SalesOrderID UUID Note LineStatusCode Quantity LineExtensionAmount TotalTaxAmount').concat(
    cac('Delivery DeliveryTerms OriginatorParty OrderedShipment PricingReference AllowanceCharge Price Item TaxTotal'),
  ),
  'cac:Price': cbc('PriceAmount BaseQuantity PriceChangeReason'),
  'cac:Item': cbc('Description PackQuantity Name AdditionalInformation Keyword BrandName ModelName').concat(
    cac('BuyersItemIdentification SellersItemIdentification ManufacturersItemIdentification ClassifiedTaxCategory'),
  ),
  'cac:SellersItemIdentification': cbc('ID ExtendedID'),
};

function monetaryTotal(): string[] {
  return cbc('LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount').concat(
    cbc('PrepaidAmount PayableRoundingAmount PayableAmount'),
  );
}

function cbc(names: string): string[] {
  return names.split(' ').map((name) => `cbc:${name}`);
}

function cac(names: string): string[] {
  return names.split(' ').map((name) => `cac:${name}`);
}
