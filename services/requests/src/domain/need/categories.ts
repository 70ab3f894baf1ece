const words = {
  'software.crm': 'crm, customer relationship management, sales pipeline, salesforce, hubspot, sales software',
  'software.erp': 'erp, enterprise resource planning',
  'software.hr': 'hris, hrm, hr software, payroll software, human resources software, applicant tracking, hr system',
  'software.helpdesk': 'helpdesk, help desk, service desk, ticketing, ticket system, customer support software',
  'software.project_management': 'project management, task management, issue tracker, kanban',
  'software.security':
    'antivirus, endpoint protection, edr, siem, password manager, firewall software, ' +
    'vulnerability scanner, mdm, identity provider',
  'software.analytics': 'analytics, business intelligence, bi tool, dashboards, data warehouse',
  'software.productivity': 'office suite, office 365, microsoft 365, google workspace, productivity suite',
  'software.collaboration':
    'chat software, team chat, video conferencing, videoconferencing, whiteboard software, ' + 'collaboration software',
  'software.design': 'design software, cad, photo editing, illustrator, figma',
  'software.development':
    'ide, source control, ci/cd, code hosting, developer tools, monitoring software, observability',
  'software.finance': 'accounting software, invoicing software, expense management, bookkeeping software',
  'software.marketing': 'marketing automation, email marketing, newsletter tool, seo tool',
  'software.esignature': 'e-signature, esignature, electronic signature',
  'software.storage': 'cloud storage, backup software, file sharing',
  'hardware.computers':
    'laptop, laptops, notebook, notebooks, computer, computers, desktop, desktops, pc, pcs, workstation, ' +
    'workstations, macbook, thinkpad, hardware',
  'hardware.displays': 'monitor, monitors, display, displays, screen, screens',
  'hardware.servers': 'server, servers, rack server, blade server',
  'hardware.network':
    'router, routers, network switch, network switches, switches, access point, access points, firewall, ' +
    'firewalls, patch cable, patch cables, ethernet',
  'hardware.accessories':
    'keyboard, keyboards, mouse, mice, headset, headsets, webcam, webcams, docking station, ' +
    'docking stations, usb, dock, docks, cable, cables, adapter, adapters',
  'hardware.printers': 'printer, printers, toner, ink cartridge, ink cartridges',
  'hardware.scanners': 'scanner, scanners, document scanner, document scanners',
  'hardware.projectors': 'projector, projectors, beamer, beamers',
  'hardware.storage': 'hard drive, hard drives, ssd, ssds, nas, storage array, external drive, external drives',
  'hardware.power': 'ups, uninterruptible power supply, power strip, power strips, power bank, power banks',
  'hardware.mobile': 'phone, phones, smartphone, smartphones, tablet, tablets, iphone, ipad, ipads, iphones',
  'software.cloud':
    'cloud hosting, virtual machine, virtual machines, web hosting, cloud infrastructure, ' + 'kubernetes hosting',
  furniture:
    'chair, chairs, desk, desks, standing desk, standing desks, table, tables, cabinet, cabinets, ' +
    'furniture, shelf, shelves, sofa',
  supplies:
    'paper, pen, pens, pencil, pencils, stapler, staplers, notebook paper, envelope, envelopes, folder, ' +
    'folders, binder, binders, sticky notes, marker, markers, stationery, office supplies',
  'services.catering': 'coffee, catering, lunch, snacks, water dispenser, tea',
  'facilities.cleaning': 'cleaning, janitorial, disinfectant, detergent, soap, paper towels',
  'facilities.maintenance': 'maintenance, hvac, repair, elevator service',
  'facilities.security': 'security guards, surveillance camera, surveillance cameras, cctv, access control system',
  'facilities.energy': 'electricity, natural gas, solar panel, solar panels, led lamps, light bulbs',
  tools:
    'drill, drills, cordless drill, screwdriver, screwdrivers, hammer, hammers, saw, saws, wrench, ' +
    'wrenches, tools, grinder',
  safety: 'gloves, safety glasses, helmet, helmets, safety shoes, respirator, respirators, ppe, earplugs, ' + 'hi-vis',
  materials: 'steel, copper, aluminium, aluminum, timber, cement, concrete, screws, bolts, nuts, pipes, paint',
  'services.consulting': 'consulting, consultant, consultants, advisory',
  'services.development':
    'software development, developers, contractors, penetration test, pentest, web design, ' + 'app development',
  'services.training': 'training, workshop, workshops, course, courses, coaching',
  'services.translation': 'translation, translations, localization, localisation, interpreting',
  'services.legal': 'legal advice, law firm, legal services',
  'services.marketing': 'advertising, ad campaign, public relations, branding, marketing agency',
  'services.logistics': 'freight, shipping service, courier, warehousing, logistics',
  'travel.fleet': 'vehicle, vehicles, company car, company cars, van, vans, forklift, truck, trucks, e-bikes',
  'medical.supplies':
    'syringe, syringes, bandage, bandages, face masks, defibrillator, defibrillators, first aid kit, ' +
    'first aid kits',
  software:
    'software, saas, licences, licenses, license, licence, seats, subscription, subscriptions, app, ' + 'platform',
} as const;

/** The taxonomy as data: code, and the words that point to it. Longer words say more than short ones. */
export const categoryWords: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(words).map(([code, list]) => [code, list.split(', ')]),
);

/** Bought for a time rather than once, so that the term matters. */
export function isBoughtForATerm(category: string): boolean {
  return /^(?:software|services|facilities\.(?:cleaning|maintenance|security|energy))(?:\.|$)/.test(category);
}
