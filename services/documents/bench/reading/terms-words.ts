import type { Language } from './purchase.ts';

/** How tenders state what is not a line to buy; written without a look at the rules. %n a number, %p a place. */
export type TermsWords = {
  readonly criteria: readonly { readonly text: string; readonly names: readonly string[] }[];
  readonly certificates: readonly string[];
  readonly payment: readonly string[];
  readonly warranty: readonly string[];
  readonly place: readonly string[];
  readonly contact: readonly string[];
  readonly places: readonly string[];
};

/** %a, %b and %c are weights that add up to a hundred. */
export const termsWords: Readonly<Record<Language, TermsWords>> = {
  en: {
    criteria: [
      {
        text: 'Bids will be assessed on price (%a %), technical quality (%b %) and delivery time (%c %).',
        names: ['price', 'technical quality', 'delivery time'],
      },
      {
        text: 'The contract is awarded on the basis of:\n- Price: %a points\n- Service concept: %b points\n- Environmental performance: %c points',
        names: ['Price', 'Service concept', 'Environmental performance'],
      },
      { text: 'Evaluation: cost %a%, experience %b%, methodology %c%.', names: ['cost', 'experience', 'methodology'] },
      {
        text: 'Scoring: up to %a points for price, up to %b points for quality, up to %c points for lead time.',
        names: ['price', 'quality', 'lead time'],
      },
    ],
    certificates: [
      'The bidder must hold a valid certificate to %s.',
      'Proof of %s certification is mandatory.',
      'Required certifications: %s',
      'Only suppliers certified according to %s are admitted.',
    ],
    payment: [
      'Invoices are settled within %n days net.',
      'Payment terms: %n days after receipt of invoice',
      'We pay %n days after delivery and acceptance.',
    ],
    warranty: [
      'A guarantee of %n months from delivery applies to all items.',
      'Warranty period: %n months',
      'The supplier warrants the goods for %n months.',
    ],
    place: ['Delivery address: %p', 'Goods shall be delivered to %p.', 'Place of delivery: %p'],
    contact: ['For questions please contact %m.', 'Contact: %m', 'E-mail for enquiries: %m'],
    places: ['Central Warehouse, 12 Mill Lane, Northfield', 'Building C, 200 Harbour Road, Westport'],
  },
  es: {
    criteria: [
      {
        text: 'Las ofertas se evaluarán según: precio (%a %), calidad técnica (%b %) y plazo de entrega (%c %).',
        names: ['precio', 'calidad técnica', 'plazo de entrega'],
      },
      {
        text: 'Criterios de adjudicación:\n- Precio: %a puntos\n- Memoria técnica: %b puntos\n- Garantía ampliada: %c puntos',
        names: ['Precio', 'Memoria técnica', 'Garantía ampliada'],
      },
    ],
    certificates: [
      'El licitante deberá contar con certificado %s vigente.',
      'Certificaciones requeridas: %s',
      'Se exige acreditar %s.',
    ],
    payment: [
      'El pago se realizará a los %n días de la recepción de la factura.',
      'Condiciones de pago: %n días',
      'Las facturas se pagarán en un plazo de %n días.',
    ],
    warranty: [
      'Los bienes tendrán una garantía de %n meses.',
      'Garantía: %n meses',
      'Periodo de garantía mínimo de %n meses.',
    ],
    place: ['Lugar de entrega: %p', 'Los bienes se entregarán en %p.', 'Domicilio de entrega: %p'],
    contact: ['Para dudas escriba a %m.', 'Contacto: %m', 'Correo electrónico: %m'],
    places: ['Almacén Central, Av. Juárez 120, Guadalajara', 'Edificio B, Calle Mayor 14, Zaragoza'],
  },
  fr: {
    criteria: [
      {
        text: 'Les offres sont jugées sur le prix (%a %), la valeur technique (%b %) et le délai (%c %).',
        names: ['prix', 'valeur technique', 'délai'],
      },
      {
        text: 'Critères d’attribution :\n- Prix : %a points\n- Mémoire technique : %b points\n- Développement durable : %c points',
        names: ['Prix', 'Mémoire technique', 'Développement durable'],
      },
    ],
    certificates: [
      'Le candidat doit être certifié %s.',
      'Certifications exigées : %s',
      'Une attestation %s est à joindre.',
    ],
    payment: [
      'Le règlement s’effectue à %n jours.',
      'Conditions de paiement : %n jours fin de mois',
      'Les factures sont payées sous %n jours.',
    ],
    warranty: [
      'Une garantie de %n mois est exigée.',
      'Durée de garantie : %n mois',
      'Le matériel est garanti %n mois.',
    ],
    place: ['Lieu de livraison : %p', 'Les fournitures sont livrées à %p.', 'Adresse de livraison : %p'],
    contact: ['Pour toute question : %m', 'Contact : %m', 'Renseignements auprès de %m.'],
    places: ['Magasin central, 12 rue du Port, Lorient', 'Bâtiment C, 4 avenue de la Gare, Metz'],
  },
  de: {
    criteria: [
      {
        text: 'Die Angebote werden nach Preis (%a %), Qualität (%b %) und Lieferzeit (%c %) bewertet.',
        names: ['Preis', 'Qualität', 'Lieferzeit'],
      },
      {
        text: 'Zuschlagskriterien:\n- Preis: %a Punkte\n- Technisches Konzept: %b Punkte\n- Nachhaltigkeit: %c Punkte',
        names: ['Preis', 'Technisches Konzept', 'Nachhaltigkeit'],
      },
    ],
    certificates: [
      'Der Bieter muss nach %s zertifiziert sein.',
      'Geforderte Zertifikate: %s',
      'Ein Nachweis über %s ist beizufügen.',
    ],
    payment: [
      'Zahlungsziel: %n Tage netto',
      'Rechnungen werden innerhalb von %n Tagen beglichen.',
      'Die Zahlung erfolgt %n Tage nach Rechnungseingang.',
    ],
    warranty: [
      'Die Gewährleistung beträgt %n Monate.',
      'Garantiezeit: %n Monate',
      'Auf alle Geräte wird eine Garantie von %n Monaten verlangt.',
    ],
    place: ['Lieferadresse: %p', 'Die Ware ist zu liefern an %p.', 'Lieferort: %p'],
    contact: ['Rückfragen richten Sie bitte an %m.', 'Ansprechpartner: %m', 'E-Mail: %m'],
    places: ['Zentrallager, Hafenstraße 12, Bremen', 'Gebäude C, Bahnhofstraße 4, Ulm'],
  },
};

export const certificateNames: readonly (readonly [written: string, read: string])[] = [
  ['ISO 9001', 'ISO9001'],
  ['ISO 9001:2015', 'ISO9001'],
  ['ISO/IEC 27001', 'ISO27001'],
  ['ISO 14001', 'ISO14001'],
  ['ISO 13485', 'ISO13485'],
  ['EN 455', 'EN455'],
  ['FSC', 'FSC'],
  ['SOC 2 Type II', 'SOC2'],
  ['EPEAT Gold', 'EPEAT'],
];
