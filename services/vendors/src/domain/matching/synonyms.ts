/** Words that buyers and sellers use for one and the same thing; the first of each row stands for all of them. */
const rows = [
  'notebook laptop laptops netbook ultrabook portatil laptop-computer',
  'monitor display screen',
  'tv television televisions telly tvs',
  'headphone headphones earphone earphones headset headsets earbud earbuds',
  'phone smartphone telephone cellphone handset mobile',
  'usb-stick memory-stick pendrive thumbdrive flash-drive usb-drive',
  'desktop-pc desktop tower-pc workstation',
  'drill drill-driver screwdriver-drill',
  'color colour colors colours',
  'grey gray',
  'aluminium aluminum',
  'fiber fibre',
  'cordless battery-powered',
  'wireless wifi wi-fi wlan',
  'multifunction multifunctional mfp all-in-one aio',
  'ballpoint biro',
  'stapler staplers',
  'glove gloves',
  'paper papers',
  'pc computer computers',
  'hdd harddisk hard-disk hard-drive',
  'ssd solid-state-drive solid-state',
  'ups uninterruptible',
  'router routers',
  'camera camcorder',
  'keyboard keyboards',
  'mouse mice',
  'lightbulb bulb lamp',
  'bin wastebasket trashcan',
  'torch flashlight',
  'spanner wrench',
  'trolley cart',
  'eraser rubber',
  'adhesive glue',
  'goggles eyewear',
  'docking-station dock docking',
  'switch switches',
  'shredder shredders',
  'toner toners',
  'box boxes carton cartons',
  'centre center',
  'metre meter',
] as const;

const canonical = new Map(
  rows.flatMap((row) => {
    const [first = '', ...others] = row.split(' ');
    return others.map((word) => [word, first] as const);
  }),
);

/** Two-word names folded into one term before words are looked at alone. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bmemory sticks?\b/g, 'usb-stick'],
  [/\b(?:usb )?(?:flash|thumb) drives?\b/g, 'usb-stick'],
  [/\busb sticks?\b/g, 'usb-stick'],
  [/\bhard (?:disk )?drives?\b/g, 'hdd'],
  [/\bsolid[ -]state(?: drives?)?\b/g, 'ssd'],
  [/\bdocking stations?\b/g, 'docking-station'],
  [/\bdrill[ -]drivers?\b/g, 'drill'],
  [/\buninterrupt[ai]ble power suppl(?:y|ies)\b/g, 'ups'],
  [/\bwi-?fi\b/g, 'wireless'],
  [/\bplay ?station\b/g, 'playstation'],
  [/\bps ?([345])\b/g, 'playstation $1'],
  [/\bblue ?tooth\b/g, 'bluetooth'],
  [/\bdesktop (?:pcs?|computers?)\b/g, 'desktop-pc'],
  [/\ball[ -]in[ -]ones?\b/g, 'multifunction'],
  [/\bcat(?:egory)?[ .]?(\d[a-z]?)\b/g, 'cat$1'],
];

export function foldPhrases(lowerText: string): string {
  const folded = phrases.reduce((text, [pattern, term]) => text.replace(pattern, term), lowerText);
  return isAboutPaper(folded) ? folded.replace(/\bnotebooks?\b/g, 'notepad') : folded;
}

/** "Notebook" is a computer or something to write in; only the words around it tell. */
function isAboutPaper(text: string): boolean {
  return (
    /\bnotebooks?\b/.test(text) &&
    /\b(?:ruled|lined|squared|dotted|spiral|hardcover|softcover|sheets?|pages|writing|wirebound)\b/.test(text) &&
    !/\b(?:ram|ssd|windows|cpu|processor|intel|ryzen|laptop)\b/.test(text)
  );
}

export function canonicalWord(word: string): string {
  return canonical.get(word) ?? canonical.get(singular(word)) ?? singular(word);
}

/** English plurals only; a wrong guess is harmless because both sides of every comparison go through it. */
function singular(word: string): string {
  if (word.length < 4 || /\d/.test(word) || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ches|shes|xes|sses)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
