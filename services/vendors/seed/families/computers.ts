import { combine, type SeedProduct } from './family.ts';

const notebookLines = [
  {
    brand: 'Xelvio',
    series: 'Aero',
    cpu: '8-core Zentral Z5',
    trait: 'magnesium lid, backlit keyboard and fingerprint reader',
    base: 820,
  },
  {
    brand: 'Norrland',
    series: 'Field',
    cpu: '10-core Zentral Z7',
    trait: 'spill-resistant keyboard, MIL-STD drop tested, user-replaceable battery',
    base: 960,
  },
  {
    brand: 'Quantrel',
    series: 'Office',
    cpu: '6-core Zentral Z3',
    trait: 'full-size numeric keypad and privacy shutter',
    base: 640,
  },
] as const;
const notebookSizes = [
  { inch: '13.3', weight: '1.19 kg', resolution: '1920x1200', extra: 60 },
  { inch: '14', weight: '1.38 kg', resolution: '1920x1200', extra: 0 },
  { inch: '15.6', weight: '1.72 kg', resolution: '1920x1080', extra: 30 },
] as const;
const notebookConfigs = [
  { ram: 16, ssd: '512 GB', extra: 0 },
  { ram: 32, ssd: '1 TB', extra: 310 },
] as const;

function notebooks(): SeedProduct[] {
  return notebookLines.flatMap((line) =>
    combine(notebookSizes, notebookConfigs).map(([size, config]) => {
      const model = `${line.series} ${size.inch.replace('.', '')}-${config.ram}`;
      return {
        brand: line.brand,
        model,
        name: `${line.brand} ${model} business notebook ${size.inch}" ${config.ram} GB RAM ${config.ssd} SSD`,
        description: `Business notebook with ${line.cpu} processor and anti-glare ${size.inch}-inch IPS display (${size.resolution}). ${capital(line.trait)}. Two USB-C ports with charging, HDMI, Wi-Fi 6E, Windows 11 Pro, three-year on-site warranty.`,
        category: 'hardware.computers.notebooks',
        price: line.base + size.extra + config.extra,
        specs: {
          screen_size: `${size.inch} in`,
          resolution: size.resolution,
          memory: `${config.ram} GB`,
          storage: config.ssd,
          processor: line.cpu,
          weight: size.weight,
          operating_system: 'Windows 11 Pro',
          warranty: '36 months',
        },
        leadTimeDays: line.brand === 'Norrland' ? 12 : 6,
        usualQuantity: 25,
      };
    }),
  );
}

const monitorSizes = [
  { inch: '21.5', resolution: '1920x1080', label: 'Full HD', price: 129 },
  { inch: '24', resolution: '1920x1200', label: 'WUXGA', price: 189 },
  { inch: '27', resolution: '2560x1440', label: 'QHD', price: 279 },
  { inch: '27', resolution: '3840x2160', label: '4K UHD', price: 389 },
  { inch: '32', resolution: '3840x2160', label: '4K UHD', price: 529 },
  { inch: '34', resolution: '3440x1440', label: 'ultrawide curved', price: 549 },
] as const;
const monitorTiers = [
  { brand: 'Lumeno', suffix: 'P', usbc: false, hz: 75, extra: 0 },
  { brand: 'Lumeno', suffix: 'C', usbc: true, hz: 100, extra: 70 },
  { brand: 'Xelvio', suffix: 'V', usbc: true, hz: 120, extra: 105 },
] as const;

function monitors(): SeedProduct[] {
  return combine(monitorSizes, monitorTiers).map(([size, tier]) => {
    const model = `${tier.suffix}${size.inch.replace('.', '')}${size.resolution.startsWith('38') ? 'U' : 'Q'}`;
    const usb = tier.usbc ? ' USB-C 65 W' : '';
    return {
      brand: tier.brand,
      model,
      name: `${tier.brand} ${model} ${size.inch}" ${size.label} IPS monitor${usb}`,
      description: `${size.inch}-inch office monitor, ${size.resolution} pixels at ${tier.hz} Hz, height adjustable by 130 mm, tilt, swivel and pivot. ${tier.usbc ? 'One cable carries picture, data and 65 W to the notebook.' : 'HDMI and DisplayPort inputs.'} VESA 100 mount.`,
      category: 'hardware.computers.monitors',
      price: size.price + tier.extra,
      specs: {
        screen_size: `${size.inch} in`,
        resolution: size.resolution,
        refresh_rate: `${tier.hz} Hz`,
        panel: 'IPS',
        height_adjustable: 'yes',
        ...(tier.usbc
          ? { power_delivery: '65 W', connector: 'USB-C, HDMI, DisplayPort' }
          : { connector: 'HDMI, DisplayPort' }),
        warranty: '36 months',
      },
      leadTimeDays: 4,
      usualQuantity: 40,
    };
  });
}

const desktops: readonly SeedProduct[] = combine(['Mini', 'Tower'] as const, [
  { ram: 16, ssd: '512 GB', price: 590 },
  { ram: 32, ssd: '1 TB', price: 840 },
  { ram: 64, ssd: '2 TB', price: 1390 },
]).map(([shape, config]) => ({
  brand: 'Quantrel',
  model: `${shape} ${config.ram}`,
  name: `Quantrel ${shape} ${config.ram} desktop PC ${config.ram} GB RAM ${config.ssd} SSD`,
  description: `${shape === 'Mini' ? 'One-litre desktop computer that fits behind a monitor' : 'Tower desktop computer with two free PCIe slots'}, ${config.ram} GB DDR5, ${config.ssd} NVMe SSD, Windows 11 Pro, quiet fan (24 dB idle).`,
  category: 'hardware.computers.desktops',
  price: config.price + (shape === 'Tower' ? 90 : 0),
  specs: {
    memory: `${config.ram} GB`,
    storage: config.ssd,
    operating_system: 'Windows 11 Pro',
    sound_level: '24 dB',
    warranty: '36 months',
  },
  leadTimeDays: 8,
  usualQuantity: 20,
}));

type Simple = readonly [
  brand: string,
  model: string,
  title: string,
  text: string,
  category: string,
  price: number,
  specs: string,
  lead: number,
  usual: number,
];

const peripherals: readonly Simple[] = [
  [
    'Conexo',
    'D7 Dock',
    'USB-C docking station dual 4K 100 W',
    'Docking station for notebooks with two DisplayPort outputs, HDMI, gigabit Ethernet and six USB ports; charges the notebook with up to 100 W.',
    'hardware.accessories.docking',
    179,
    'power_delivery=100 W;ports=12;connector=USB-C',
    5,
    30,
  ],
  [
    'Conexo',
    'D4 Dock',
    'USB-C mini dock HDMI 60 W',
    'Pocket docking station with HDMI, two USB-A ports and pass-through charging of 60 W.',
    'hardware.accessories.docking',
    69,
    'power_delivery=60 W;ports=4;connector=USB-C',
    3,
    30,
  ],
  [
    'Norrland',
    'TB Dock Pro',
    'Thunderbolt 4 docking station triple display',
    'Thunderbolt docking station for three displays, 2.5 Gbit/s Ethernet and 96 W charging. Kensington lock slot.',
    'hardware.accessories.docking',
    289,
    'power_delivery=96 W;ports=14;data_rate=2.5 Gbit/s',
    9,
    20,
  ],
  [
    'Ergonis',
    'K200',
    'wired keyboard US layout black',
    'Full-size wired keyboard with quiet membrane keys, spill drain and a two-metre USB cable.',
    'hardware.accessories.keyboards',
    19.9,
    'connector=USB;color=black;layout=US;length=2 m',
    2,
    50,
  ],
  [
    'Ergonis',
    'K450W',
    'wireless keyboard US layout compact',
    'Compact wireless keyboard, pairs with three devices over Bluetooth, battery lasts two years.',
    'hardware.accessories.keyboards',
    44.5,
    'connector=Bluetooth;color=grey;layout=US',
    3,
    40,
  ],
  [
    'Ergonis',
    'K900 Split',
    'ergonomic split keyboard wireless',
    'Split and tented keyboard with cushioned palm rest, developed with occupational physicians.',
    'hardware.accessories.keyboards',
    119,
    'connector=Bluetooth;color=black;layout=US',
    10,
    15,
  ],
  [
    'Ergonis',
    'Combo 30',
    'wireless keyboard and mouse set',
    'Keyboard and mouse with one shared USB receiver, 128-bit encrypted radio.',
    'hardware.accessories.keyboards',
    39.9,
    'connector=USB receiver;color=black;layout=US',
    2,
    50,
  ],
  [
    'Ergonis',
    'M10',
    'wired optical mouse 1200 dpi',
    'Three-button optical mouse for both hands with a 1.8 m cable.',
    'hardware.accessories.mice',
    8.9,
    'connector=USB;print_resolution=1200 dpi;length=1.8 m',
    2,
    50,
  ],
  [
    'Ergonis',
    'M55W',
    'wireless mouse silent click',
    'Wireless mouse with silent buttons and 4000 dpi sensor that tracks on glass.',
    'hardware.accessories.mice',
    27.5,
    'connector=Bluetooth;sensor_resolution=4000 dpi',
    2,
    50,
  ],
  [
    'Ergonis',
    'MV Vertical',
    'vertical ergonomic mouse',
    'Vertical mouse at 57 degrees that relieves the forearm, right hand, rechargeable.',
    'hardware.accessories.mice',
    59,
    'connector=USB-C;hand=right',
    6,
    20,
  ],
  [
    'Aurelo',
    'H3 Duo',
    'wired USB headset stereo',
    'Stereo USB headset with noise-cancelling boom microphone and call control in the cable.',
    'hardware.accessories.headsets',
    42,
    'connector=USB-A;microphone=yes',
    3,
    40,
  ],
  [
    'Aurelo',
    'H7 BT',
    'Bluetooth headset active noise cancelling',
    'Over-ear Bluetooth headset with active noise cancelling, 36 hours of talk time and a charging stand.',
    'hardware.accessories.headsets',
    159,
    'connector=Bluetooth;battery_life=36 h;microphone=yes',
    5,
    25,
  ],
  [
    'Aurelo',
    'H5 Mono',
    'wireless DECT headset mono',
    'Single-ear DECT headset with 100 m range for open-plan offices.',
    'hardware.accessories.headsets',
    129,
    'connector=DECT;range=100 m;microphone=yes',
    7,
    25,
  ],
  [
    'Aurelo',
    'Cam HD',
    'webcam 1080p with privacy shutter',
    'Full HD webcam, 78 degree view, dual microphones, clamp for monitors.',
    'hardware.accessories.webcams',
    54,
    'resolution=1920x1080;connector=USB-A',
    3,
    30,
  ],
  [
    'Aurelo',
    'Cam 4K Pro',
    'webcam 4K autoframing',
    '4K webcam with automatic framing and a remote control for meeting rooms.',
    'hardware.accessories.webcams',
    189,
    'resolution=3840x2160;connector=USB-C',
    6,
    10,
  ],
  [
    'Aurelo',
    'Room S',
    'USB conference speakerphone',
    'Speakerphone with six microphones for rooms of up to eight people.',
    'hardware.accessories.conference',
    219,
    'connector=USB-C, Bluetooth;microphones=6',
    6,
    8,
  ],
  [
    'Conexo',
    'Bag 14',
    'notebook sleeve 14 inch grey',
    'Padded sleeve for 14-inch notebooks made of recycled felt.',
    'hardware.accessories.bags',
    18.5,
    'screen_size=14 in;color=grey',
    2,
    40,
  ],
  [
    'Conexo',
    'Bag 156 Case',
    'notebook carrying case 15.6 inch',
    'Top-loading carrying case for notebooks up to 15.6 inch with trolley strap and document pocket.',
    'hardware.accessories.bags',
    34,
    'screen_size=15.6 in;color=black',
    3,
    40,
  ],
  [
    'Conexo',
    'Bag Pack 16',
    'notebook backpack 16 inch',
    'Backpack with padded compartment for a 16-inch notebook, rain cover, 21 litre.',
    'hardware.accessories.bags',
    58,
    'screen_size=16 in;capacity=21 l;color=black',
    4,
    30,
  ],
  [
    'Conexo',
    'Stand Alu',
    'notebook stand aluminium foldable',
    'Foldable aluminium stand that lifts the notebook to eye level, six heights.',
    'hardware.accessories.stands',
    32,
    'material=aluminium',
    2,
    30,
  ],
  [
    'Conexo',
    'Arm One',
    'monitor arm single gas spring 9 kg',
    'Gas-spring arm for one monitor up to 32 inch and 9 kg, desk clamp, cable guide.',
    'hardware.accessories.mounts',
    79,
    'load=9 kg;screen_size=32 in',
    4,
    40,
  ],
  [
    'Conexo',
    'Arm Two',
    'dual monitor arm gas spring',
    'Arm for two monitors of up to 27 inch and 8 kg each, desk clamp.',
    'hardware.accessories.mounts',
    129,
    'load=8 kg;screen_size=27 in',
    4,
    30,
  ],
  [
    'Conexo',
    'Lock K2',
    'notebook cable lock keyed',
    'Steel cable lock with two keys for the Kensington slot, cable of 1.8 m.',
    'hardware.accessories.locks',
    24,
    'length=1.8 m',
    2,
    50,
  ],
  [
    'Conexo',
    'PSU 65',
    'USB-C notebook charger 65 W',
    'Wall charger with 65 W over USB-C, for notebooks, tablets and phones, cable included.',
    'hardware.accessories.chargers',
    36,
    'power=65 W;connector=USB-C',
    2,
    50,
  ],
  [
    'Conexo',
    'PSU 100',
    'USB-C notebook charger 100 W GaN',
    'Compact GaN charger with two USB-C ports sharing 100 W.',
    'hardware.accessories.chargers',
    59,
    'power=100 W;connector=USB-C;ports=2',
    2,
    40,
  ],
];

export function simple(rows: readonly Simple[]): SeedProduct[] {
  return rows.map(([brand, model, title, description, category, price, specs, leadTimeDays, usualQuantity]) => ({
    brand,
    model,
    name: `${brand} ${model} ${title}`,
    description,
    category,
    price,
    specs: Object.fromEntries(
      specs
        .split(';')
        .filter(Boolean)
        .map((pair) => pair.split('=') as [string, string]),
    ),
    leadTimeDays,
    usualQuantity,
  }));
}

export function computers(): SeedProduct[] {
  return [...notebooks(), ...monitors(), ...desktops, ...simple(peripherals)];
}

export type { Simple };

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
