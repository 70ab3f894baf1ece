/** A part of the tender, in reading order. */
export type Part =
  | { readonly kind: 'heading'; readonly text: string; readonly newPage?: boolean }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'items'; readonly title: string; readonly rows: readonly ItemRow[] }
  | { readonly kind: 'table'; readonly title: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Position, what is wanted, how many, in which unit. */
export type ItemRow = readonly [position: string, description: string, quantity: string, unit: string];

export const title = 'Request for Proposal HL-2026-031';
export const subtitle = 'Equipment and supplies for the Harbour Street regional office';
export const buyer = 'Harbourline Freight Cooperative';

/** Lot 1 to 5: what the tender asks for. */
export const lots: readonly { readonly title: string; readonly rows: readonly ItemRow[] }[] = [
  {
    title: 'Lot 1 – Workplace IT',
    rows: [
      ['1.1', 'Business notebook 14 inch, at least 16 GB RAM, at least 512 GB SSD, three-year on-site warranty', '85', 'pcs'],
      ['1.2', 'Business notebook 13.3 inch, at least 32 GB RAM, at least 1 TB SSD', '12', 'pcs'],
      ['1.3', 'Desktop PC, at least 16 GB RAM, at least 512 GB SSD', '20', 'pcs'],
      ['1.4', 'Monitor 27 inch with USB-C power delivery of at least 65 W', '110', 'pcs'],
      ['1.5', 'USB-C docking station, two 4K displays, 100 W charging', '95', 'pcs'],
      ['1.6', 'Wireless keyboard, US layout, compact', '95', 'pcs'],
      ['1.7', 'Wireless mouse with silent click', '95', 'pcs'],
      ['1.8', 'Wired USB headset, stereo', '60', 'pcs'],
      ['1.9', 'Bluetooth headset with active noise cancelling', '25', 'pcs'],
      ['1.10', 'Webcam 1080p with privacy shutter', '40', 'pcs'],
      ['1.11', 'USB conference speakerphone', '8', 'pcs'],
      ['1.12', 'Notebook backpack for 16 inch notebooks', '85', 'pcs'],
      ['1.13', 'Dual monitor arm, gas spring', '30', 'pcs'],
      ['1.14', 'USB-C notebook charger 65 W', '50', 'pcs'],
      ['1.15', 'Keyed cable lock for notebooks', '85', 'pcs'],
    ],
  },
  {
    title: 'Lot 2 – Network, storage and power',
    rows: [
      ['2.1', 'Managed gigabit switch with 48 ports and PoE+', '6', 'pcs'],
      ['2.2', 'Managed gigabit switch with 24 ports', '4', 'pcs'],
      ['2.3', 'Ceiling access point Wi-Fi 6, powered over Ethernet', '28', 'pcs'],
      ['2.4', 'Outdoor access point Wi-Fi 6, IP67', '4', 'pcs'],
      ['2.5', 'Patch cable Cat6a, 1 m, RJ45', '300', 'pcs'],
      ['2.6', 'Patch cable Cat6, 3 m, RJ45', '200', 'pcs'],
      ['2.7', 'SFP+ transceiver 10 gigabit multimode', '16', 'pcs'],
      ['2.8', 'Next-generation firewall for 250 users, rackmount', '2', 'pcs'],
      ['2.9', 'Rack server 1U, 16 cores, 64 GB', '2', 'pcs'],
      ['2.10', 'Rackmount network storage with 8 bays', '1', 'pcs'],
      ['2.11', 'Uninterruptible power supply, online double conversion, 3000 VA', '2', 'pcs'],
      ['2.12', 'Portable SSD 1 TB, USB-C', '15', 'pcs'],
      ['2.13', 'Encrypted USB stick 64 GB with keypad', '20', 'pcs'],
      ['2.14', 'Power strip, 6 outlets, surge protection, 2 m', '120', 'pcs'],
    ],
  },
  {
    title: 'Lot 3 – Printing and presentation',
    rows: [
      ['3.1', 'Mono laser printer A4, duplex, network, at least 40 pages a minute', '9', 'pcs'],
      ['3.2', 'Toner cartridge black for Inkora LM40N, part number TN-LM40N-B', '36', 'pcs'],
      ['3.3', 'Colour laser multifunction printer A3, 45 pages a minute', '3', 'pcs'],
      ['3.4', 'Document scanner A4, duplex, 60 pages a minute', '4', 'pcs'],
      ['3.5', 'Thermal label printer 4 inch, network, 300 dpi', '6', 'pcs'],
      ['3.6', 'Copy paper A4, 80 g/m², white, ream of 500 sheets', '1,200', 'reams'],
      ['3.7', 'Copy paper A3, 80 g/m², white, ream of 500 sheets', '60', 'reams'],
      ['3.8', 'Laser projector WUXGA, at least 5000 lumen', '2', 'pcs'],
      ['3.9', 'Interactive touch display 75 inch, 4K', '3', 'pcs'],
      ['3.10', 'Wall mount for displays of 75 inch', '3', 'pcs'],
    ],
  },
  {
    title: 'Lot 4 – Furniture and office supplies',
    rows: [
      ['4.1', 'Electric height-adjustable desk 160 x 80 cm', '70', 'pcs'],
      ['4.2', 'Ergonomic office chair with adjustable armrests, black', '90', 'pcs'],
      ['4.3', 'Mobile pedestal, 3 drawers, lockable', '70', 'pcs'],
      ['4.4', 'Filing cabinet, 4 drawers, steel, lockable', '12', 'pcs'],
      ['4.5', 'LED desk lamp, dimmable', '40', 'pcs'],
      ['4.6', 'Magnetic whiteboard 180 x 120 cm', '10', 'pcs'],
      ['4.7', 'Whiteboard marker, bullet tip, blue', '120', 'pcs'],
      ['4.8', 'Retractable ballpoint pen, black', '600', 'pcs'],
      ['4.9', 'Lever arch file A4, 75 mm', '250', 'pcs'],
      ['4.10', 'Sticky notes 76 x 76 mm, yellow, 12 pads', '80', 'packs'],
      ['4.11', 'Paper shredder, cross cut P-4, 20 sheets', '5', 'pcs'],
      ['4.12', 'Recycling bin 3 x 30 l', '14', 'pcs'],
      ['4.13', 'Espresso machine with two groups, water connection', '2', 'pcs'],
    ],
  },
  {
    title: 'Lot 5 – Workshop and safety',
    rows: [
      ['5.1', 'Cordless drill driver, at least 18 V, battery of at least 4.0 Ah', '12', 'pcs'],
      ['5.2', 'Cordless angle grinder 125 mm, at least 18 V', '6', 'pcs'],
      ['5.3', 'Random orbit sander 150 mm', '4', 'pcs'],
      ['5.4', 'HSS drill bit set, 19 pieces, 1-10 mm', '12', 'sets'],
      ['5.5', 'Safety boots S3, size 43', '24', 'pairs'],
      ['5.6', 'Safety helmet, white, ventilated', '60', 'pcs'],
      ['5.7', 'Disposable nitrile gloves, size L, box of 100', '150', 'boxes'],
      ['5.8', 'High visibility vest, yellow, size L', '80', 'pcs'],
      ['5.9', 'First aid kit DIN 13157, wall mount', '10', 'pcs'],
      ['5.10', 'Fire extinguisher, foam, 6 l', '18', 'pcs'],
      ['5.11', 'Step ladder, 6 steps, aluminium', '5', 'pcs'],
      ['5.12', 'LED floodlight 50 W on tripod, IP65', '6', 'pcs'],
    ],
  },
];

const before: readonly Part[] = [
  { kind: 'heading', text: '1. Invitation' },
  { kind: 'paragraph', text: `${buyer} invites suppliers to quote for the equipment of its new regional office at 40 Harbour Street, Baltimore, MD 21230. The office opens in the second quarter of 2027 with 110 workplaces, a parcel workshop and a training floor. This document says what is needed, when, and how quotations will be compared.` },
  { kind: 'paragraph', text: 'Suppliers may quote for single lots. Within a lot, every position must be answered: with the product asked for, with an equal or better alternative whose deviation is stated, or with a clear statement that it is not offered.' },
  { kind: 'table', title: 'Key dates', columns: ['Event', 'Date'], rows: [
    ['Publication', '23 November 2026'], ['Questions until', '7 December 2026, 17:00'], ['Answers to all suppliers', '11 December 2026'],
    ['Submission deadline', '18 December 2026, 12:00'], ['Expected award', '15 January 2027'], ['Delivery of lots 1 to 3', '45 days after award'], ['Delivery of lots 4 and 5', '26 March 2027'],
  ] },
  { kind: 'paragraph', text: 'Contact: Marisol Okafor, Procurement, procurement@harbourline.example, telephone +1 410 555 0142. Questions are accepted in writing only and are answered to all suppliers at the same time without naming who asked.' },
  { kind: 'heading', text: '2. The cooperative', newPage: true },
  { kind: 'paragraph', text: `${buyer} is owned by 64 haulage companies and runs depots in seven states. Around 1,900 people work for it, 110 of them will move to Harbour Street. The present office is rented until 30 April 2027 and must be handed back empty, so the dates in this document cannot move.` },
  { kind: 'paragraph', text: 'The new building has four floors. Ground floor: reception, parcel workshop and store. First floor: dispatch, a room that is staffed day and night. Second floor: administration. Third floor: training rooms and a canteen. Goods are received at the loading bay on Cooper Lane; the bay takes vehicles up to 12 tonnes and has a tail lift.' },
  { kind: 'paragraph', text: 'All workplaces are to be the same, so that people can sit where their work is on that day. A workplace has one notebook, two monitors on an arm or on stands, a docking station, a keyboard, a mouse and a headset. Dispatch works with desktop computers that stay on.' },
  { kind: 'heading', text: '3. Instructions to suppliers', newPage: true },
  { kind: 'list', items: [
    'Prices are in US dollars, net, delivered to the place of use, with all duties and packaging.',
    'State unit prices and the quantity from which a lower price applies.',
    'State for each position the manufacturer, the part number and the delivery time in calendar days.',
    'A quotation must be valid for at least 90 days from the submission deadline.',
    'Electronic submission as PDF; a spreadsheet with the same figures is welcome. If they differ, the PDF counts.',
    'Alternatives are welcome as a second quotation. They are compared after the quotations that keep to the text.',
  ] },
  { kind: 'paragraph', text: 'Suppliers bear their own costs. The cooperative may award single lots, may ask for clarification of single positions, and may cancel the procedure when no quotation keeps within the budget. The budget for all lots together is USD 620,000 including tax.' },
];

const after: readonly Part[] = [
  { kind: 'heading', text: '5. Further needs in words', newPage: true },
  { kind: 'paragraph', text: 'Not everything fits a table. For the training floor we also need 4 projection screens with electric drive, 240 x 135 cm, and 4 universal ceiling mounts for projectors up to 15 kg. For the loading bay please add 3 cable reels of 50 m with a cross-section of 2.5 mm².' },
  { kind: 'paragraph', text: 'The store receives 10 aluminium telescopic ladders of 3.8 m. These are for the depots and will be collected from Harbour Street; no delivery to the depots is needed.' },
  { kind: 'heading', text: '6. Technical conditions' },
  { kind: 'paragraph', text: 'Equipment must be new, in the manufacturer’s current range, and free of faults. Refurbished goods are not accepted. All mains-powered equipment is for 120 V / 60 Hz with a NEMA 5-15 plug unless a position says otherwise. Batteries of cordless tools of one lot must fit each other.' },
  { kind: 'paragraph', text: 'Notebooks are delivered with an operating system licence, with firmware passwords unset, and with a list of serial numbers and network addresses as a spreadsheet at least five working days before delivery, so that they can be enrolled before they arrive.' },
  { kind: 'paragraph', text: 'Network equipment is delivered with the current stable firmware. The supplier of lot 2 confirms that security updates are provided for at least five years after delivery.' },
  { kind: 'list', items: ['Notebooks and monitors carry a recognised energy label of the current version.', 'Safety equipment carries the marking required where it is used.', 'Paper comes from certified forestry.', 'Packaging is taken back on the day of delivery.'] },
  { kind: 'heading', text: '7. Delivery and acceptance', newPage: true },
  { kind: 'paragraph', text: 'Deliveries are announced two working days before, with the number of pallets and their weight. Partial deliveries are accepted for whole positions only. Goods are checked for number and visible damage at the bay, and for function within ten working days. Acceptance is declared in writing for each lot.' },
  { kind: 'paragraph', text: 'Desks and cabinets are assembled at the place of use; packaging is removed by the supplier. Chairs are delivered assembled. Assembly times are Monday to Saturday from 7:00 to 19:00. Dispatch cannot be entered between 15:00 and 18:00.' },
  { kind: 'paragraph', text: 'Late delivery: for each full week of delay the price of the late positions is reduced by 1 percent, at most by 5 percent. This does not apply when the delay was announced two weeks ahead and accepted.' },
  { kind: 'heading', text: '8. Commercial conditions' },
  { kind: 'paragraph', text: 'Payment terms: net 30 days after acceptance of a lot and receipt of the invoice. Invoices name the contract number and the positions. Discounts for earlier payment may be offered and are considered in the comparison at a cost of capital of 8 percent a year.' },
  { kind: 'paragraph', text: 'Warranty: at least 24 months from acceptance for all goods, 36 months on site for notebooks. Defects reported before noon are answered on the same working day. Spare parts are available for five years.' },
  { kind: 'paragraph', text: 'The supplier keeps confidential what it learns about the cooperative and its members. It may name the cooperative as a customer only with written consent. The law of the State of Maryland applies.' },
  { kind: 'heading', text: '9. Requirements for suppliers', newPage: true },
  { kind: 'paragraph', text: 'Suppliers of lot 2 must be certified to ISO 27001. Suppliers of lots 1 to 3 must be certified to ISO 9001. Certificates are attached to the quotation and must be valid at the submission deadline.' },
  { kind: 'list', items: ['Proof of registration not older than six months.', 'Public liability insurance of at least USD 2,000,000.', 'Two references of similar size from the last three years.', 'A named person for the contract and a named deputy.'] },
  { kind: 'heading', text: '10. How quotations are compared' },
  { kind: 'table', title: 'Award criteria', columns: ['Criterion', 'Weight', 'How it is measured'], rows: [
    ['Price', '55 %', 'Lowest total of the lot receives all points, others in proportion'], ['Fit to the text', '20 %', 'Share of positions without deviation'], ['Delivery time', '15 %', 'Days earlier or later than asked for'], ['Warranty and service', '10 %', 'Months beyond the minimum, answer times'],
  ] },
  { kind: 'paragraph', text: 'Each lot is compared alone. With equal points the lower price decides, then the earlier delivery. Suppliers are told the points of their own quotation and of the best one.' },
  { kind: 'heading', text: '11. Declaration', newPage: true },
  { kind: 'paragraph', text: 'With its quotation the supplier declares that it has read this document, that its prices were calculated without agreement with other suppliers, that no employee of the cooperative has received or been promised an advantage, and that it will keep to these conditions if it is awarded a lot.' },
  { kind: 'paragraph', text: 'The quotation is signed by a person who may bind the supplier. Name, function, date and place are stated.' },
  { kind: 'table', title: 'To be completed by the supplier', columns: ['Field', 'Entry'], rows: [['Company', ''], ['Register number', ''], ['Name and function', ''], ['Place and date', ''], ['Signature', '']] },
];

/** The whole document in reading order. */
export const tender: readonly Part[] = [
  ...before,
  { kind: 'heading', text: '4. Schedule of items', newPage: true },
  { kind: 'paragraph', text: 'The quantities are firm. Where a position names a product, an equal one may be offered; where it gives a limit (“at least”), the limit is mandatory.' },
  ...lots.map(({ title: name, rows }): Part => ({ kind: 'items', title: name, rows })),
  ...after,
];
