import type { Language } from './purchase.ts';

export type ColumnName =
  | 'position'
  | 'description'
  | 'quantity'
  | 'unit'
  | 'unitPrice'
  | 'lineTotal'
  | 'remarks'
  | 'partNumber'
  | 'brand'
  | 'deliveryDate'
  | 'quantityUnit';

/** Names that buyers give to the columns of their lists. */
export const columnNames: Readonly<Record<Language, Readonly<Record<ColumnName, readonly string[]>>>> = {
  en: {
    position: ['No.', 'Item', '#', 'S/N', 'Line', 'Pos.', 'Item No.', 'Ref'],
    description: [
      'Description',
      'Item description',
      'Description of goods',
      'Product',
      'Goods',
      'Article',
      'Specification',
      'Material description',
      'Item Name',
      'Goods/Services',
    ],
    quantity: [
      'Qty',
      'Quantity',
      'Qty.',
      'Quantity required',
      'Est. qty',
      'Order quantity',
      "QTY REQ'D",
      'Amount required',
    ],
    unit: ['Unit', 'UoM', 'U/M', 'Unit of measure', 'Units', 'Measure'],
    unitPrice: [
      'Unit price',
      'Price',
      'Est. unit price',
      'Unit cost',
      'Price per unit',
      'Estimated unit price',
      'Rate',
      'Max. unit price',
    ],
    lineTotal: ['Total', 'Amount', 'Line total', 'Total price', 'Extended price'],
    remarks: ['Remarks', 'Notes'],
    partNumber: ['Part No.', 'Catalogue no.', 'SKU', 'Model'],
    brand: ['Brand', 'Manufacturer', 'Make'],
    deliveryDate: ['Delivery date', 'Required by', 'Need date'],
    quantityUnit: ['Quantity', 'Qty / Unit', 'Qty & unit'],
  },
  es: {
    position: ['Partida', 'No.', 'Nº', 'Renglón', 'Ítem', 'Núm.'],
    description: [
      'Descripción',
      'Concepto',
      'Artículo',
      'Producto',
      'Descripción del bien',
      'Bien o servicio',
      'Descripción de los bienes',
    ],
    quantity: ['Cantidad', 'Cant.', 'Cantidad solicitada', 'Cantidad requerida', 'Unidades'],
    unit: ['Unidad', 'Unidad de medida', 'U.M.', 'U. de M.', 'Medida'],
    unitPrice: [
      'Precio unitario',
      'P. Unitario',
      'Precio',
      'P.U.',
      'Precio unit. estimado',
      'Costo unitario',
      'Precio de referencia',
    ],
    lineTotal: ['Importe', 'Total', 'Subtotal', 'Precio total'],
    remarks: ['Observaciones'],
    partNumber: ['Clave', 'Código', 'Modelo', 'No. de parte'],
    brand: ['Marca', 'Fabricante'],
    deliveryDate: ['Fecha de entrega', 'Entrega'],
    quantityUnit: ['Cantidad', 'Cantidad y unidad'],
  },
  fr: {
    position: ['N°', 'Poste', 'Réf.', 'Ligne', 'Lot'],
    description: ['Désignation', 'Description', 'Libellé', 'Article', 'Désignation des articles', 'Produit'],
    quantity: ['Quantité', 'Qté', 'Qte', 'Quantité demandée', 'Nombre', 'Quantité estimée'],
    unit: ['Unité', 'U', 'Unité de mesure', 'Unités'],
    unitPrice: ['Prix unitaire', 'P.U.', 'P.U. HT', 'Prix unitaire HT', 'PU estimé', 'Prix unitaire estimé'],
    lineTotal: ['Montant', 'Total HT', 'Prix total', 'Montant HT'],
    remarks: ['Observations', 'Remarques'],
    partNumber: ['Référence fabricant', 'Code article'],
    brand: ['Marque', 'Fabricant'],
    deliveryDate: ['Date de livraison', 'Délai'],
    quantityUnit: ['Quantité', 'Quantité / unité'],
  },
  de: {
    position: ['Pos.', 'Nr.', 'Lfd. Nr.', 'Position', 'OZ'],
    description: [
      'Bezeichnung',
      'Beschreibung',
      'Artikel',
      'Leistung',
      'Artikelbezeichnung',
      'Gegenstand',
      'Leistungsbeschreibung',
    ],
    quantity: ['Menge', 'Anzahl', 'Bedarf', 'Bestellmenge', 'Geschätzte Menge', 'Stückzahl'],
    unit: ['Einheit', 'ME', 'EH', 'Mengeneinheit', 'Einh.'],
    unitPrice: ['Einzelpreis', 'EP', 'Preis', 'Stückpreis', 'E-Preis', 'Einheitspreis', 'Geschätzter Einzelpreis'],
    lineTotal: ['Gesamtpreis', 'GP', 'Gesamt', 'Betrag', 'Summe'],
    remarks: ['Bemerkung', 'Anmerkungen'],
    partNumber: ['Artikel-Nr.', 'Bestellnummer', 'Art.-Nr.'],
    brand: ['Hersteller', 'Marke'],
    deliveryDate: ['Liefertermin', 'Lieferdatum'],
    quantityUnit: ['Menge', 'Menge / Einheit'],
  },
};

export type ListWords = {
  readonly intro: readonly string[];
  readonly section: readonly string[];
  readonly subtotal: string;
  readonly total: string;
  readonly submission: readonly string[];
  readonly questions: readonly string[];
  readonly delivery: readonly string[];
  /** One line in words: %d description, %q quantity, %u unit, %p price, %w quantity in words where there is one. */
  readonly sentences: readonly string[];
  readonly entries: readonly string[];
  readonly priceless: readonly string[];
  readonly series: string;
  readonly labels: { readonly item: string; readonly quantity: string; readonly unit: string; readonly price: string };
};

export const listWords: Readonly<Record<Language, ListWords>> = {
  en: {
    intro: [
      'The following goods are required:',
      'Please quote for the items listed below.',
      'The Purchaser intends to procure the supplies set out in this schedule.',
    ],
    section: ['Lot 1: General supplies', 'Section B – Equipment', 'Consumables', 'CATEGORY 3: TECHNICAL ITEMS'],
    subtotal: 'Subtotal',
    total: 'Total (excl. VAT)',
    submission: [
      'Bids must be received no later than %t.',
      'The closing date for submission of tenders is %t.',
      'Deadline for submission: %t',
      'Quotations shall be submitted by %t.',
    ],
    questions: [
      'Requests for clarification may be sent until %t.',
      'Questions must be submitted in writing by %t.',
      'Deadline for questions: %t',
    ],
    delivery: [
      'Delivery is required no later than %n days after award.',
      'The goods shall be delivered within %n days from the date of the purchase order.',
      'Delivery time: %n days after contract signature',
      'Delivery: within %n calendar days of receipt of order.',
    ],
    sentences: [
      'The supplier shall provide %w %u of %d at an estimated unit price of %p.',
      'Supply of %w %u of %d, estimated unit price %p.',
      'We require %q %u of %d (unit price not to exceed %p).',
      'We would like to buy %q %u of %d; the expected price is %p each.',
      'Supply and delivery of %q %u %d at %p per unit.',
      'The contract includes %w %u of %d, priced at %p each.',
    ],
    entries: [
      '%q %u %d @ %p',
      '%d – %q %u – %p',
      '%d: %q %u at %p each',
      '%q x %d, %p each',
      '%d (%q %u, unit price %p)',
      '%d, quantity: %q %u, unit price: %p',
      '%q %u of %d, est. unit price: %p',
      '%d; Qty: %q; Unit: %u; Unit price: %p',
    ],
    priceless: ['%q %u %d', '%d – %q %u', '%d (%q %u)', '%q %u of %d', '%d, qty %q %u'],
    series: 'Please send us your best offer for:',
    labels: { item: 'Item', quantity: 'Quantity', unit: 'Unit', price: 'Unit price' },
  },
  es: {
    intro: [
      'Se requieren los siguientes bienes:',
      'Favor de cotizar las siguientes partidas.',
      'Relación de bienes solicitados',
    ],
    section: ['Lote 1: Suministros generales', 'PARTIDA 2 – EQUIPO', 'Consumibles'],
    subtotal: 'Subtotal',
    total: 'Total',
    submission: [
      'La fecha límite para la presentación de propuestas es el %t.',
      'Las ofertas deberán presentarse a más tardar el %t.',
      'Recepción de propuestas: %t',
    ],
    questions: ['Las preguntas se recibirán hasta el %t.', 'Fecha límite para solicitar aclaraciones: %t'],
    delivery: [
      'La entrega se realizará dentro de los %n días naturales después de la adjudicación.',
      'Plazo de entrega: %n días después de la firma del contrato',
      'Tiempo de entrega: %n días a partir de la orden de compra.',
    ],
    sentences: [
      'El proveedor deberá suministrar %q %u de %d a un precio unitario estimado de %p.',
      'Suministro de %w %u de %d, precio unitario estimado %p.',
      'Se requieren %q %u de %d con un precio unitario de %p.',
      'Adquisición de %q %u de %d a %p cada una.',
    ],
    entries: [
      '%q %u de %d a %p',
      '%d – %q %u – %p',
      '%d: %q %u a %p c/u',
      '%d (%q %u, precio unitario %p)',
      '%d, cantidad: %q %u, precio unitario: %p',
      '%q %u %d, precio unitario: %p',
      '%d; Cantidad: %q; Unidad: %u; Precio unitario: %p',
    ],
    priceless: ['%q %u de %d', '%d – %q %u', '%d (%q %u)', '%d, cantidad: %q %u'],
    series: 'Favor de enviarnos su cotización para:',
    labels: { item: 'Descripción', quantity: 'Cantidad', unit: 'Unidad', price: 'Precio unitario' },
  },
  fr: {
    intro: ['Les articles suivants sont demandés :', 'Veuillez chiffrer les fournitures ci-dessous.'],
    section: ['Lot 1 : Fournitures générales', 'Section B – Matériel', 'Consommables'],
    subtotal: 'Sous-total',
    total: 'Total HT',
    submission: [
      'La date limite de remise des offres est fixée au %t.',
      'Les offres doivent être remises au plus tard le %t.',
      'Date limite de réception des offres : %t',
    ],
    questions: [
      'Les questions sont à adresser au plus tard le %t.',
      'Date limite pour les demandes de renseignements : %t',
    ],
    delivery: [
      'La livraison aura lieu dans un délai de %n jours après la notification.',
      'Délai de livraison : %n jours à compter de la commande',
      'La livraison doit intervenir sous %n jours après la commande.',
    ],
    sentences: [
      'Le fournisseur livrera %q %u de %d au prix unitaire estimé de %p.',
      'Fourniture de %w %u de %d, prix unitaire estimé %p.',
      'Nous avons besoin de %q %u de %d au prix de %p l’unité.',
    ],
    entries: [
      '%q %u de %d à %p',
      '%d – %q %u – %p',
      '%d : %q %u à %p l’unité',
      '%d (%q %u, prix unitaire %p)',
      '%d, quantité : %q %u, prix unitaire : %p',
      '%d ; Quantité : %q ; Unité : %u ; Prix unitaire : %p',
    ],
    priceless: ['%q %u de %d', '%d – %q %u', '%d (%q %u)', '%d, quantité : %q %u'],
    series: 'Merci de nous adresser votre devis pour :',
    labels: { item: 'Désignation', quantity: 'Quantité', unit: 'Unité', price: 'Prix unitaire' },
  },
  de: {
    intro: ['Folgende Artikel werden benötigt:', 'Bitte bieten Sie die nachstehenden Positionen an.'],
    section: ['Los 1: Allgemeiner Bedarf', 'Abschnitt B – Geräte', 'Verbrauchsmaterial'],
    subtotal: 'Zwischensumme',
    total: 'Gesamtsumme netto',
    submission: [
      'Die Angebote sind bis spätestens %t einzureichen.',
      'Abgabefrist: %t',
      'Schlusstermin für den Eingang der Angebote ist der %t.',
      'Angebotsfrist: %t',
    ],
    questions: ['Bieterfragen können bis zum %t gestellt werden.', 'Frist für Rückfragen: %t'],
    delivery: [
      'Die Lieferung erfolgt innerhalb von %n Tagen nach Auftragserteilung.',
      'Lieferfrist: %n Tage nach Zuschlag',
      'Die Ware ist innerhalb von %n Tagen nach Bestellung zu liefern.',
    ],
    sentences: [
      'Der Auftragnehmer liefert %q %u %d zum geschätzten Einzelpreis von %p.',
      'Lieferung von %w %u %d, geschätzter Einzelpreis %p.',
      'Wir benötigen %q %u %d zu je %p.',
    ],
    entries: [
      '%q %u %d zu je %p',
      '%d – %q %u – %p',
      '%d: %q %u à %p',
      '%d (%q %u, Einzelpreis %p)',
      '%d, Menge: %q %u, Einzelpreis: %p',
      '%q x %d, Einzelpreis %p',
      '%d; Menge: %q; Einheit: %u; Einzelpreis: %p',
    ],
    priceless: ['%q %u %d', '%d – %q %u', '%d (%q %u)', '%d, Menge: %q %u'],
    series: 'Bitte senden Sie uns Ihr Angebot für:',
    labels: { item: 'Bezeichnung', quantity: 'Menge', unit: 'Einheit', price: 'Einzelpreis' },
  },
};
