import type { Language } from '../purchase.ts';

/** How the head of a column is called; written without a look at the rules that read it. */
export type HeadName =
  | 'pos'
  | 'name'
  | 'qty'
  | 'unit'
  | 'price'
  | 'total'
  | 'amountGroup'
  | 'priceGroup'
  | 'code'
  | 'tax'
  | 'lead'
  | 'option'
  | 'field'
  | 'offer';

export const heads: Readonly<Record<Language, Readonly<Record<HeadName, readonly string[]>>>> = {
  en: {
    pos: ['Item No', 'Line #', 'LN', 'Seq.', 'Item', 'Pos', 'Sl. No.'],
    name: ['Particulars', 'Item description', 'Product / Service', 'Goods', 'Description of Goods / Services', 'Items'],
    qty: ['Qty.', 'Quantity', 'Total Qty', 'Required quantity', 'Quantity needed', 'Est. Annual Qty', 'Qty Ordered'],
    unit: ['UOM', 'Unit', 'Unit of Issue', 'Sales unit', 'U/I', 'Per'],
    price: ['Unit Price', 'Price each', 'Unit cost', 'Net price', 'Rate per unit', 'Budget price / unit', 'Unit rate'],
    total: ['Line total', 'Ext. price', 'Amount', 'Net amount', 'Total cost', 'Value'],
    amountGroup: ['Requirement', 'Quantity'],
    priceGroup: ['Prices', 'Budget', 'Pricing'],
    code: ['Item code', 'Stock code', 'Material No.', 'Your ref.'],
    tax: ['VAT %', 'Tax rate', 'VAT'],
    lead: ['Lead time', 'Delivery (weeks)', 'Deliver by'],
    option: ['Optional', 'Mandatory (Y/N)', 'Type'],
    field: ['Field', 'Attribute', 'Item data'],
    offer: ['Offered product', 'Bidder’s make / model', 'Your price'],
  },
  es: {
    pos: ['Part.', 'Renglón', 'Ítem', 'N.º', 'Pos.', 'No. Partida'],
    name: ['Descripción del artículo', 'Denominación', 'Detalle', 'Bien / Servicio', 'Concepto', 'Material'],
    qty: ['Cantidad', 'Cant. total', 'Cantidad a adquirir', 'Cant. máxima', 'Uds. solicitadas', 'Ctd.'],
    unit: ['Unidad', 'U/M', 'Presentación', 'Ud.', 'Unid.', 'Unidad medida'],
    price: ['Precio Unit.', 'Valor unitario', 'P. unit.', 'Precio sin IVA', 'Precio unitario máximo', 'Costo unit.'],
    total: ['Valor total', 'Importe', 'Total partida', 'Monto'],
    amountGroup: ['Requerimiento', 'Cantidades'],
    priceGroup: ['Precios', 'Presupuesto'],
    code: ['Cód.', 'Código interno', 'Clave'],
    tax: ['IVA %', 'Impuesto'],
    lead: ['Plazo', 'Tiempo de entrega', 'Entrega'],
    option: ['Opcional', 'Obligatorio'],
    field: ['Campo', 'Dato'],
    offer: ['Producto ofertado', 'Marca y modelo ofrecidos'],
  },
  fr: {
    pos: ['N° poste', 'Art.', 'N°', 'Rep.', 'Repère', 'Item'],
    name: [
      'Désignation des fournitures',
      'Intitulé',
      'Nature des prestations',
      'Désignation',
      'Description du produit',
    ],
    qty: ['Qté', 'Quantités', 'Qté annuelle', 'Quantité prévue', 'Nbre', 'Quantité à livrer'],
    unit: ['U.', 'Unité', 'Cond.', 'Unité de compte', 'UV'],
    price: ['P.U. H.T.', 'PU HT', 'Prix unit.', 'Prix unitaire €', 'Prix H.T.', 'Coût unitaire'],
    total: ['Total H.T.', 'Prix total HT', 'Montant total', 'Montant H.T.'],
    amountGroup: ['Besoin', 'Quantités'],
    priceGroup: ['Prix', 'Estimation'],
    code: ['Code', 'Réf. interne', 'Code art.'],
    tax: ['TVA %', 'Taux TVA'],
    lead: ['Délai', 'Délai (jours)'],
    option: ['Option', 'Obligatoire'],
    field: ['Rubrique', 'Champ'],
    offer: ['Produit proposé', 'Marque proposée'],
  },
  de: {
    pos: ['Pos', 'Pos.-Nr.', 'Ord.-Zahl', 'Nr', 'LV-Pos.', 'Artikelpos.'],
    name: ['Leistungstext', 'Kurztext', 'Bezeichnung der Leistung', 'Artikel / Leistung', 'Produktbezeichnung', 'Text'],
    qty: ['Menge', 'Stückzahl', 'Liefermenge', 'Anz.', 'Mge.', 'Gesamtmenge', 'Abnahmemenge'],
    unit: ['Einh.', 'ME', 'Mengeneinh.', 'Einheit', 'VE'],
    price: ['E.-Preis', 'Einzelpr.', 'EP netto', 'Preis/Einheit', 'Einheitspreis', 'EP in EUR', 'Stückpreis netto'],
    total: ['G.-Preis', 'GP netto', 'Gesamt netto', 'Positionspreis', 'Gesamtbetrag'],
    amountGroup: ['Bedarf', 'Mengen'],
    priceGroup: ['Preise', 'Kosten'],
    code: ['Artikelnr.', 'Mat.-Nr.', 'Sachnummer'],
    tax: ['MwSt. %', 'USt.'],
    lead: ['Lieferzeit', 'Lieferwoche', 'Lieferung bis'],
    option: ['Optional', 'Art'],
    field: ['Merkmal', 'Feld'],
    offer: ['Angebotenes Fabrikat', 'Hersteller/Typ (Bieter)'],
  },
};

/** %d name, %q quantity, %u unit, %p price, %n a number. */
export type Phrases = {
  readonly opening: readonly string[];
  readonly groups: readonly string[];
  readonly subtotal: readonly string[];
  readonly totals: readonly string[];
  readonly notes: readonly string[];
  readonly yesNo: readonly [string, string];
  readonly weeks: string;
  readonly card: Readonly<Record<'title' | 'name' | 'qty' | 'unit' | 'price', readonly string[]>>;
  readonly wanted: readonly string[];
  readonly wantedAt: readonly string[];
  readonly passive: readonly string[];
  readonly below: readonly (readonly [string, string])[];
  readonly letter: readonly [string, string, string];
  readonly and: string;
  readonly each: readonly string[];
  readonly greeting: readonly [string, string];
  readonly submission: readonly string[];
  readonly questions: readonly string[];
  readonly delivery: readonly string[];
};

export const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    opening: [
      'Kindly submit your best offer for the goods below.',
      'Schedule of requirements',
      'Annex 2 - Price schedule',
      'The quantities stated are estimates and do not oblige the buyer to purchase.',
    ],
    groups: ['A. Office area', 'Group 2: Workshop', 'Part III - Consumables', 'Warehouse needs'],
    subtotal: ['Subtotal group', 'Sub-total', 'Carried forward'],
    totals: ['Total net', 'VAT 20 %', 'Grand total', 'TOTAL AMOUNT'],
    notes: [
      'Samples must be provided on request.',
      'Equivalent brands are accepted.',
      'Packed on pallets of 2 layers.',
    ],
    yesNo: ['Yes', 'No'],
    weeks: '%n weeks',
    card: {
      title: ['Item', 'Line', 'Position'],
      name: ['Description', 'Product', 'Item description', 'Name'],
      qty: ['Qty', 'Quantity required', 'Amount', 'How many'],
      unit: ['UoM', 'Unit of measure', 'Unit'],
      price: ['Unit price', 'Target price', 'Max. price per unit', 'Price'],
    },
    wanted: [
      'We are looking for %q %u of %d.',
      'Our company needs %q %u of %d.',
      'Please offer %q %u %d.',
      'The lot comprises %q %u of %d.',
    ],
    wantedAt: [
      'Please quote us %q %u of %d; our target price is %p per unit.',
      'A total of %q %u of %d is required, each at a maximum of %p.',
      'The buyer requires %q %u of %d (budgeted at %p each).',
    ],
    passive: [
      '%d is needed in a quantity of %q %u. The target price is %p.',
      '%d: the required quantity is %q %u and the reference price %p per unit.',
      '%d shall be supplied in the amount of %q %u at %p each.',
    ],
    below: [
      ['Required: %q %u', 'Reference price: %p'],
      ['%q %u needed', 'Price per unit %p'],
      ['The bidder shall deliver %q %u.', 'The unit price must not exceed %p.'],
    ],
    letter: ['For our new site we need ', ', ', '. Please let us have your offer soon.'],
    and: ' and ',
    each: ['at %p each', 'for %p each', '(%p per unit)', '@ %p'],
    greeting: ['Dear Sir or Madam,', 'Kind regards,\nPat Miller\nPurchasing, phone +44 20 7946 0018'],
    submission: [
      'Offers have to reach us by %t.',
      'Tender closing date: %t',
      'Please submit your quotation on or before %t.',
      'Bid due date – %t',
    ],
    questions: [
      'Questions will be answered if received before %t.',
      'Last date for queries: %t',
      'Clarification deadline: %t',
    ],
    delivery: [
      'Delivery period: %n days after order',
      'The goods are to be delivered within %n days of the order.',
      'Lead time: max. %n days from purchase order',
    ],
  },
  es: {
    opening: ['Sírvase cotizar los bienes que se detallan.', 'Anexo técnico', 'Cuadro de requerimientos'],
    groups: ['A. Oficinas', 'Grupo 2: Taller', 'Rubro III - Consumibles'],
    subtotal: ['Subtotal grupo', 'Sub-total'],
    totals: ['Total neto', 'IVA 16 %', 'Total general', 'IMPORTE TOTAL'],
    notes: ['Se aceptan marcas equivalentes.', 'Presentar muestra física.', 'Empacado en tarimas de 2 niveles.'],
    yesNo: ['Sí', 'No'],
    weeks: '%n semanas',
    card: {
      title: ['Partida', 'Ítem', 'Renglón'],
      name: ['Descripción', 'Producto', 'Artículo', 'Concepto'],
      qty: ['Cantidad', 'Cant.', 'Cantidad requerida'],
      unit: ['Unidad de medida', 'Unidad', 'U.M.'],
      price: ['Precio unitario', 'Precio máximo', 'Precio de referencia', 'Precio'],
    },
    wanted: ['Se necesitan %q %u de %d.', 'Solicitamos %q %u de %d.', 'Favor de ofertar %q %u de %d.'],
    wantedAt: [
      'Requerimos %q %u de %d; el precio de referencia es de %p por unidad.',
      'Se adquirirán %q %u de %d, con un precio máximo de %p cada uno.',
      'El comprador solicita %q %u de %d (presupuestado a %p c/u).',
    ],
    passive: [
      '%d se requiere en una cantidad de %q %u. El precio de referencia es de %p.',
      '%d: la cantidad requerida es de %q %u y el precio unitario máximo es %p.',
    ],
    below: [
      ['Se requiere: %q %u', 'Precio de referencia: %p'],
      ['El proveedor entregará %q %u.', 'El precio unitario no excederá de %p.'],
    ],
    letter: ['Para nuestra nueva sede necesitamos ', ', ', '. Agradecemos su pronta cotización.'],
    and: ' y ',
    each: ['a %p cada uno', 'a %p c/u', '(%p por unidad)'],
    greeting: ['Estimados señores:', 'Saludos cordiales,\nAna Ruiz\nCompras, tel. 55 5010 4477'],
    submission: [
      'Las cotizaciones se recibirán hasta el %t.',
      'Fecha de cierre: %t',
      'Presentar su oferta a más tardar el %t.',
      'Límite de recepción de ofertas: %t',
    ],
    questions: ['Las consultas se atenderán hasta el %t.', 'Fecha límite de consultas: %t', 'Aclaraciones hasta el %t'],
    delivery: [
      'Tiempo de entrega: %n días tras el pedido',
      'Los bienes se entregarán en un plazo de %n días a partir del pedido.',
    ],
  },
  fr: {
    opening: [
      'Merci de nous faire parvenir votre meilleure offre.',
      'Bordereau des prix',
      'Annexe 2 - Détail estimatif',
    ],
    groups: ['A. Bureaux', 'Groupe 2 : Atelier', 'Partie III - Consommables'],
    subtotal: ['Sous-total groupe', 'Sous total'],
    totals: ['Total net', 'TVA 20 %', 'Total TTC', 'MONTANT TOTAL'],
    notes: [
      'Marques équivalentes acceptées.',
      'Échantillon à fournir sur demande.',
      'Livré sur palettes de 2 niveaux.',
    ],
    yesNo: ['Oui', 'Non'],
    weeks: '%n semaines',
    card: {
      title: ['Poste', 'Article', 'Ligne'],
      name: ['Désignation', 'Produit', 'Intitulé', 'Description'],
      qty: ['Qté', 'Quantité demandée', 'Nombre', 'Quantité'],
      unit: ['Unité de mesure', 'Unité'],
      price: ['Prix unitaire', 'Prix cible', 'Prix unitaire maximal', 'Prix'],
    },
    wanted: ['Nous recherchons %q %u de %d.', 'Il nous faut %q %u de %d.', 'Merci de proposer %q %u de %d.'],
    wantedAt: [
      'Nous souhaitons acquérir %q %u de %d ; notre prix cible est de %p par unité.',
      'L’acheteur demande %q %u de %d (budget : %p pièce).',
      'Sont demandés %q %u de %d, au prix maximal de %p chacun.',
    ],
    passive: [
      '%d est demandé en quantité de %q %u. Le prix de référence est de %p.',
      '%d : la quantité requise est de %q %u et le prix unitaire maximal de %p.',
    ],
    below: [
      ['Besoin : %q %u', 'Prix de référence : %p'],
      ['Le titulaire livrera %q %u.', 'Le prix unitaire ne dépassera pas %p.'],
    ],
    letter: ['Pour notre nouveau site, il nous faut ', ', ', '. Merci de nous répondre rapidement.'],
    and: ' et ',
    each: ['à %p pièce', 'à %p chacun', '(%p l’unité)'],
    greeting: ['Madame, Monsieur,', 'Cordialement,\nLuc Martin\nAchats, tél. 01 55 01 04 47'],
    submission: [
      'Les offres devront nous parvenir avant le %t.',
      'Date de clôture : %t',
      'Remise des plis au plus tard le %t.',
      'Merci de répondre pour le %t au plus tard.',
    ],
    questions: ['Les questions seront reçues jusqu’au %t.', 'Date limite des questions : %t'],
    delivery: [
      'Délai de livraison : %n jours après commande',
      'Les fournitures sont à livrer sous %n jours à compter de la commande.',
    ],
  },
  de: {
    opening: ['Wir bitten um Ihr Angebot für die folgenden Artikel.', 'Anlage 2 - Preisblatt', 'Leistungsverzeichnis'],
    groups: ['A. Bürobereich', 'Gruppe 2: Werkstatt', 'Titel III - Verbrauchsmaterial'],
    subtotal: ['Summe Gruppe', 'Zwischensumme', 'Übertrag'],
    totals: ['Nettosumme', 'MwSt. 19 %', 'Bruttosumme', 'GESAMTBETRAG'],
    notes: ['Gleichwertige Fabrikate sind zugelassen.', 'Muster auf Anforderung.', 'Auf Paletten in 2 Lagen verpackt.'],
    yesNo: ['Ja', 'Nein'],
    weeks: '%n Wochen',
    card: {
      title: ['Position', 'Artikel', 'Pos.'],
      name: ['Bezeichnung', 'Produkt', 'Artikel', 'Beschreibung'],
      qty: ['Menge', 'Benötigte Menge', 'Anzahl', 'Bedarf'],
      unit: ['Mengeneinheit', 'Einheit'],
      price: ['Einzelpreis', 'Zielpreis', 'Preis je Einheit', 'Max. Stückpreis'],
    },
    wanted: [
      'Wir suchen %q %u %d.',
      'Gesucht werden %q %u %d.',
      'Bitte bieten Sie %q %u %d an.',
      'Wir brauchen %q %u %d.',
    ],
    wantedAt: [
      'Benötigt werden %q %u %d, Zielpreis %p je Einheit.',
      'Wir möchten %q %u %d beschaffen; unser Richtpreis liegt bei %p.',
      'Zu liefern sind %q %u %d zum Einheitspreis von höchstens %p.',
    ],
    passive: [
      '%d wird in einer Menge von %q %u benötigt. Der Richtpreis beträgt %p.',
      '%d: Die benötigte Menge beträgt %q %u, der Richtpreis je Einheit %p.',
    ],
    below: [
      ['Bedarf: %q %u', 'Richtpreis: %p'],
      ['Der Auftragnehmer liefert %q %u.', 'Der Einzelpreis darf %p nicht übersteigen.'],
    ],
    letter: ['Für unseren neuen Standort benötigen wir ', ', ', '. Wir freuen uns auf Ihr Angebot.'],
    and: ' und ',
    each: ['zu je %p', 'à %p', '(%p pro Einheit)', 'je %p'],
    greeting: [
      'Sehr geehrte Damen und Herren,',
      'Mit freundlichen Grüßen\nEva Braun-Keller\nEinkauf, Tel. 030 5550104',
    ],
    submission: [
      'Ihr Angebot erbitten wir bis %t.',
      'Ablauf der Angebotsfrist: %t',
      'Angebotsabgabe bis %t',
      'Die Angebote müssen spätestens am %t vorliegen.',
    ],
    questions: ['Fragen beantworten wir bis %t.', 'Rückfragen bis spätestens %t', 'Ende der Fragefrist: %t'],
    delivery: ['Lieferzeit: %n Tage nach Bestellung', 'Zu liefern ist innerhalb von %n Tagen nach Auftragserteilung.'],
  },
};
