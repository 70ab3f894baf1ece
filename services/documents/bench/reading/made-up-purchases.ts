import { Dice } from './dice.ts';
import type { Language, Purchase, PurchaseLine } from './purchase.ts';

/** Things that offices, works, hospitals and schools buy, with figures, commas and sizes in their names. */
const things: Readonly<Record<Language, string>> = {
  en: `Laptop computer 14 inch, 16 GB RAM, 512 GB SSD|Docking station USB-C with 90 W power delivery|Office chair, adjustable armrests, black|Height-adjustable desk 160 x 80 cm|Multifunction laser printer A3, colour|Toner cartridge black HP 26X|Copy paper A4 80 g/m2, white|Cordless drill 18 V with two batteries|Safety boots S3, size 43|Nitrile examination gloves, size M, powder-free|Surgical face mask type IIR|LED floodlight 50 W IP65|Steel pipe DN 50, seamless|Portland cement CEM II 42.5 R|Washed sand 0/4 mm|Electric cable NYM-J 3 x 1.5 mm|Water pump 2.2 kW, 3 phase|Fire extinguisher 6 kg ABC powder|First aid kit DIN 13157|Whiteboard 120 x 90 cm, magnetic|Projector 4000 lumens, Full HD|Wireless mouse|Network switch, 24 ports, PoE+|Cat 6 patch cable 3 m, blue|Diesel generator 20 kVA|Hand sanitiser gel 500 ml|Disposable syringe 10 ml with needle|Blood pressure monitor, automatic|Hospital bed, electric, 4 sections|School desk for two pupils|Football size 5|Interior wall paint, white matt|Wood screws 4 x 40 mm, galvanised|Air conditioner split type 12000 BTU|Tyre 205/55 R16|Engine oil 5W-30|Garbage bags 120 l, extra strong|Toilet paper 3-ply|Microscope, binocular, 1000x|Annual software subscription, standard edition|Cleaning of offices, ground floor|Barbed wire galvanised|Rice, long grain, 5% broken|Ballpoint pen, blue, medium point|Ring binder A4, 75 mm|Conference telephone with 2 extension microphones`,
  es: `Computadora portátil 14 pulgadas, 16 GB RAM|Silla ejecutiva ergonómica con descansabrazos|Escritorio de madera 1.60 x 0.80 m|Impresora láser multifuncional|Tóner negro para impresora HP|Papel bond tamaño carta 75 g|Taladro inalámbrico 18 V|Botas de seguridad talla 27|Guantes de nitrilo talla mediana|Cubrebocas quirúrgico tricapa|Lámpara LED de 50 W para exterior|Cemento gris Portland|Arena lavada|Cable eléctrico calibre 12|Bomba de agua de 2 HP|Extintor de polvo químico de 6 kg|Botiquín de primeros auxilios|Pizarrón blanco 120 x 90 cm|Proyector de 4000 lúmenes|Ratón inalámbrico|Gel antibacterial de 500 ml|Jeringa desechable de 10 ml|Pintura vinílica blanca mate|Tornillo para madera 4 x 40 mm|Llanta 205/55 R16|Aceite para motor 5W-30|Bolsa para basura de 90 x 120 cm|Papel higiénico de doble hoja|Detergente en polvo|Escoba de plástico|Bolígrafo punto mediano azul|Carpeta tamaño oficio color crema|Arroz grano largo|Frijol negro|Aceite vegetal comestible de 1 litro|Colchoneta para gimnasio|Balón de fútbol número 5|Servicio de fumigación de oficinas|Mesa plegable de plástico|Cinta adhesiva transparente 24 mm x 65 m`,
  fr: `Ordinateur portable 14 pouces, 16 Go de RAM|Chaise de bureau avec accoudoirs réglables|Bureau réglable en hauteur 160 x 80 cm|Imprimante laser multifonction|Cartouche de toner noir|Papier A4 80 g, blanc|Perceuse sans fil 18 V|Chaussures de sécurité S3|Gants en nitrile, taille M|Masque chirurgical type IIR|Projecteur LED 50 W IP65|Tube acier DN 50|Ciment Portland 42,5 R|Sable lavé 0/4|Câble électrique 3 x 1,5 mm|Pompe à eau 2,2 kW|Extincteur à poudre ABC 6 kg|Trousse de premiers secours|Tableau blanc magnétique 120 x 90 cm|Souris sans fil|Gel hydroalcoolique 500 ml|Seringue jetable 10 ml|Peinture murale blanche mate|Vis à bois 4 x 40 mm|Pneu 205/55 R16|Huile moteur 5W-30|Sac poubelle 120 l|Papier toilette triple épaisseur|Stylo à bille bleu|Classeur à levier A4, dos 75 mm|Lit médicalisé électrique|Table pliante|Écran 27 pouces|Batterie de secours 1000 VA|Lampadaire de bureau|Riz long grain`,
  de: `Notebook 14 Zoll, 16 GB RAM|Bürodrehstuhl mit Armlehnen, schwarz|Höhenverstellbarer Schreibtisch 160 x 80 cm|Multifunktionsdrucker A3, farbig|Toner schwarz für HP LaserJet|Kopierpapier A4, 80 g/m², weiß|Akku-Bohrschrauber 18 V|Sicherheitsschuhe S3, Größe 43|Nitrilhandschuhe, Größe M, puderfrei|Medizinische Gesichtsmaske Typ IIR|LED-Strahler 50 W, IP65|Stahlrohr DN 50, nahtlos|Portlandzement CEM II 42,5 R|Gewaschener Sand 0/4 mm|Mantelleitung NYM-J 3 x 1,5 mm²|Wasserpumpe 2,2 kW|Feuerlöscher 6 kg ABC-Pulver|Verbandkasten DIN 13157|Whiteboard 120 x 90 cm, magnetisch|Kabellose Maus|Händedesinfektionsmittel 500 ml|Einmalspritze 10 ml|Innenwandfarbe weiß, matt|Holzschrauben 4 x 40 mm, verzinkt|Reifen 205/55 R16|Motoröl 5W-30|Müllsäcke 120 l, extra stark|Toilettenpapier 3-lagig|Kugelschreiber blau|Ordner A4, 75 mm breit|Pflegebett, elektrisch|Klapptisch|Monitor 27 Zoll|Serverschrank 42 HE|Netzwerkkabel Cat 6, 3 m|Reis, Langkorn`,
};

/** Unit words with the code they stand for and how an amount of them usually looks. */
const units: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: [
    ['pcs', 'EA'],
    ['each', 'EA'],
    ['EA', 'EA'],
    ['units', 'EA'],
    ['pieces', 'EA'],
    ['boxes', 'XBX'],
    ['packs', 'XPK'],
    ['pairs', 'PR'],
    ['sets', 'SET'],
    ['kg', 'KGM'],
    ['litres', 'LTR'],
    ['m', 'MTR'],
    ['m²', 'MTK'],
    ['m3', 'MTQ'],
    ['tonnes', 'TNE'],
    ['rolls', 'XRO'],
    ['bags', 'XBG'],
    ['reams', 'RM'],
    ['hours', 'HUR'],
    ['bottles', 'XBO'],
  ],
  es: [
    ['pieza', 'EA'],
    ['piezas', 'EA'],
    ['PZA', 'EA'],
    ['unidades', 'EA'],
    ['caja', 'XBX'],
    ['cajas', 'XBX'],
    ['paquete', 'XPK'],
    ['par', 'PR'],
    ['juego', 'SET'],
    ['kilogramo', 'KGM'],
    ['litros', 'LTR'],
    ['metro', 'MTR'],
    ['m2', 'MTK'],
    ['rollo', 'XRO'],
    ['bolsa', 'XBG'],
    ['resma', 'RM'],
    ['frasco', 'XBO'],
    ['tonelada', 'TNE'],
  ],
  fr: [
    ['unité', 'EA'],
    ['unités', 'EA'],
    ['pièces', 'EA'],
    ['U', 'EA'],
    ['boîtes', 'XBX'],
    ['paquets', 'XPK'],
    ['paires', 'PR'],
    ['lots', 'SET'],
    ['kg', 'KGM'],
    ['litres', 'LTR'],
    ['m', 'MTR'],
    ['m²', 'MTK'],
    ['rouleaux', 'XRO'],
    ['sacs', 'XBG'],
    ['ramettes', 'RM'],
    ['heures', 'HUR'],
  ],
  de: [
    ['Stück', 'EA'],
    ['Stk.', 'EA'],
    ['St.', 'EA'],
    ['Kartons', 'XCT'],
    ['Packungen', 'XPK'],
    ['Paar', 'PR'],
    ['Satz', 'SET'],
    ['kg', 'KGM'],
    ['Liter', 'LTR'],
    ['m', 'MTR'],
    ['m²', 'MTK'],
    ['Rollen', 'XRO'],
    ['Säcke', 'XBG'],
    ['Flaschen', 'XBO'],
    ['Stunden', 'HUR'],
  ],
};
const currencies: Readonly<Record<Language, readonly string[]>> = {
  en: ['USD', 'GBP', 'EUR'],
  es: ['MXN', 'EUR', 'USD'],
  fr: ['EUR', 'CHF'],
  de: ['EUR', 'CHF'],
};
const titles: Readonly<Record<Language, readonly string[]>> = {
  en: ['Request for Quotation – office and technical supplies', 'Invitation to Tender: equipment'],
  es: ['Licitación pública: adquisición de bienes', 'Solicitud de cotización'],
  fr: ['Appel d’offres : fourniture de matériel', 'Demande de devis'],
  de: ['Ausschreibung: Lieferung von Material', 'Angebotsanfrage'],
};
const quantities = [
  '1',
  '2',
  '3',
  '5',
  '8',
  '12',
  '15',
  '20',
  '24',
  '36',
  '50',
  '75',
  '100',
  '120',
  '250',
  '400',
  '500',
  '1000',
  '1200',
  '2500',
  '10000',
  '7.5',
  '2.5',
];
const prices = [
  '0.69',
  '1.25',
  '4.9',
  '8.32',
  '12',
  '15.5',
  '24.99',
  '52',
  '89.9',
  '135',
  '249',
  '480.5',
  '999.99',
  '1250',
  '1899',
  '4750',
  '12500.75',
];

/** Purchases that nobody tuned to: other lines, units, currencies and countries than those of the data sets. */
export function madeUpPurchases(count: number, seed: number): Purchase[] {
  return Array.from({ length: count }, (_, index) => purchase(index, seed));
}

function purchase(index: number, seed: number): Purchase {
  const dice = new Dice(seed * 7919 + index);
  const language = (['en', 'en', 'es', 'fr', 'de'] as const)[index % 5] as Language;
  const names = dice.shuffled(things[language].split('|')).slice(0, 3 + dice.below(14));
  const month = 1 + dice.below(11);
  return {
    name: `made-up-${seed}-${index}`,
    language,
    currency: dice.pick(currencies[language]),
    title: dice.pick(titles[language]),
    buyer: 'City of Northfield',
    lines: names.map((description) => line(description, language, dice)),
    questions: `2026-${String(month).padStart(2, '0')}-${String(2 + dice.below(12)).padStart(2, '0')}`,
    submission: `2026-${String(month).padStart(2, '0')}-${String(15 + dice.below(13)).padStart(2, '0')}`,
    deliveryDays: dice.pick([10, 14, 21, 30, 45, 60, 90]),
  };
}

function line(description: string, language: Language, dice: Dice): PurchaseLine {
  const [unit, unitCode] = dice.pick(units[language]);
  const isMeasured = ['KGM', 'LTR', 'MTR', 'MTK', 'MTQ', 'TNE', 'HUR'].includes(unitCode);
  const quantity = dice.pick(quantities.filter((value) => isMeasured || !value.includes('.')));
  return { description, quantity, unit, unitCode, unitPrice: dice.pick(prices) };
}
