import { plainLower, termsOf } from './terms.ts';

/**
 * Things that are bought for another thing. When a title's own noun is one of these, the other nouns in it only say what it
 * belongs to: a "printer cable" is no printer.
 */
const accessoryNouns = new Set(
  (
    'adapter adaptor antenna arm armband backpack bag band basket battery belt blade bracket briefcase bumper cable cap card carrier cartridge ' +
    'case casing charger chuck clamp clip cleaner cord cover cradle cushion disc dispenser docking-station door drum earpad enclosure extension ' +
    'eraser faceplate fan feeder filter film foil folio frame fuser gasket grip guard handle heatsink hinge holder holster hose housing ink jack kickstand ' +
    'kit label lanyard lead lens licence license lid lock mount module nib nozzle overlay pad panel part paper part pedal pen-tip plate plug pouch ' +
    'printhead protector rack rail refill remote replacement ribbon riser roller sheet shelf shell skin sleeve slot socket software spare splitter ' +
    'stand strap stylus subscription tape tip toner transformer tray tripod trolley upgrade warranty wipe wire wrap'
  ).split(' '),
);

/** Nouns of things in their own right that buyers ask for by name; they only matter for telling a thing from its accessory. */
const thingNouns = new Set(
  (
    'notebook monitor tv headphone phone usb-stick desktop-pc drill projector printer scanner keyboard mouse camera speaker radio tablet watch ' +
    'player console router switch server ups shredder laminator chair desk table cabinet stapler punch calculator pen pencil marker highlighter notepad ' +
    'saw grinder sander wrench hammer screwdriver ladder multimeter vacuum heater fan hdd ssd drive webcam microphone amplifier receiver system ' +
    'copier multifunction fax whiteboard flipchart lamp lightbulb torch goggle glove helmet boot vest jacket mask bin clock scale refrigerator kettle ' +
    'game tuner turntable microwave oven dishwasher washer dryer freezer blender toaster ' +
    'compressor pump generator welder nailer planer jigsaw cutter knife plier level firewall nas'
  ).split(' '),
);

export type HeadNoun = { readonly noun: string; readonly isAccessory: boolean };

/**
 * What the text names, as opposed to what it is for or comes with: the last known noun before "for", "with", a comma or a
 * bracket. Undefined when no known noun is there.
 */
export function findHeadNoun(text: string): HeadNoun | undefined {
  const [phrase = ''] = plainLower(text).split(
    /\b(?:for|with|compatible|fits|to fit|incl|including|w\/)\b|[,;(]|\s[-–]\s/,
  );
  const terms = termsOf(phrase);
  // "20 sheets" counts what a shredder takes; where no other noun is there, it is the thing.
  const isCounted = (at: number) => /^\d+$/.test(terms[at - 1] ?? '');
  const noun = terms.findLast((term, at) => isKnownNoun(term) && !isCounted(at)) ?? terms.findLast(isKnownNoun);
  if (noun === undefined) return undefined;
  const compound = /[a-z]\s*$/.test(text.slice(0, phrase.length)) ? compoundHead(terms, noun) : undefined;
  return compound ?? { noun, isAccessory: isAccessoryNoun(noun) };
}

/**
 * "Whiteboard eraser", "printer caddy": the last word of a compound is the thing, whatever it is, and what stands before it what
 * it belongs to. Not so for words that say how a thing is, nor for capitals ("projector WUXGA").
 */
function compoundHead(terms: readonly string[], known: string): HeadNoun | undefined {
  const [before, last] = [terms.at(-2), terms.at(-1)];
  if (last === undefined || last === known || before !== known || accessoryNouns.has(known)) return undefined;
  // In a longer name the last word is more often a quality: "headset stereo", "projector bright".
  if (terms.length > longestCompound) return undefined;
  if (!/^\p{L}{3,}$/u.test(last) || qualityWords.has(last) || adjective.test(last)) return undefined;
  return { noun: last, isAccessory: true };
}

const longestCompound = 3;

const adjective = /(?:ed|ic|al|ive|less|able|ible|ous|ful|ing|ary|ern|proof|ish)$/;

/** Words at the end of a name that say how a thing is, not what it is. */
export const qualityWords: ReadonlySet<string> = new Set(
  (
    'black white grey silver blue red green yellow orange beige brown pink purple cyan magenta transparent clear gold bronze color graphite dark light ' +
    'matte glossy original genuine retail box bulk oem refurbished new used finish series edition version generation gen size small medium large xl mini ' +
    'compact portable professional pro standard premium basic plus duplex digital electric manual single dual double triple quad set pack kit each level ' +
    'class male female straight angled round square flat heavy duty high low full half home office business indoor outdoor pc pcs monochrome mono tower ' +
    'desktop wireless wired bluetooth usb lan ethernet hdmi vga inkjet laser english german french unit system body combo bundle windows mac'
  ).split(' '),
);

/** Whether things of this name are bought for another thing. */
export function isAccessoryNoun(noun: string): boolean {
  return accessoryNouns.has(noun) && !thingNouns.has(noun);
}

/** Every known noun anywhere in the text. */
export function findNouns(text: string): ReadonlySet<string> {
  return new Set(termsOf(text).filter(isKnownNoun));
}

function isKnownNoun(term: string): boolean {
  return accessoryNouns.has(term) || thingNouns.has(term);
}
