import { type AlignedUnit, alignUnits, shareFound } from './aligned-units.ts';
import type { FeatureKnowledge } from './candidate-features.ts';
import { type ConstraintFinding, checkConstraint } from './constraint.ts';
import { amountFeatures } from './identity-features.ts';
import type { LineProfile } from './line-profile.ts';
import type { ProductProfile } from './product-profile.ts';
import { informationOf } from './term-statistics.ts';

/**
 * Whether a product is of the kind a line names and bears everything the line says of it, so that whoever wrote the line is
 * answered rightly by it, whoever made it. What the product has beyond that is its maker's business, as long as it is not most
 * of its name: "toner, black" does not say for which printer.
 */
export function bearsAll(line: LineProfile, product: ProductProfile, knowledge: FeatureKnowledge): boolean {
  if (line.text.units.length < fewestWords || namesMakerOf(line, product) || !isSameKind(line, product)) return false;
  const asked = alignUnits(line.text.units, { weightByTerm: product.weightByTerm, text: product.nameText }, weigh);
  if (!asked.every((each) => isBorne(each, knowledge))) return false;
  if (line.constraints.some((constraint) => isOpen(checkConstraint(constraint, product.attributes)))) return false;
  if (amountFeatures(line.text.amounts, product.nameText.amounts, false)['amounts differ'] > 0) return false;
  return belongsToNothingElse(line, product) && hasLittleElse(line, product, knowledge);
}

// Two words name a kind and nothing of it: "DVD player".
const fewestWords = 3;
// A word of the description counts .6, half of "LC/ST" .5.
const borne = 0.55;

/** What tells sisters apart must stand in the name: what is black about a drum may be the colour it prints. */
function isBorne({ unit, found }: AlignedUnit, knowledge: FeatureKnowledge): boolean {
  return found >= (tellsSistersApart(unit.whole, knowledge) ? inTheName : borne);
}

const inTheName = 0.8;

function tellsSistersApart(word: string, { variations }: FeatureKnowledge): boolean {
  return (variations?.get(word) ?? 0) >= oftenASister;
}

const oftenASister = 0.3;

function weigh(): number {
  return 1;
}

/** Who names the maker means one of its things, and has not said which. */
function namesMakerOf({ terms }: LineProfile, { brandTerms }: ProductProfile): boolean {
  return brandTerms.size > 0 && brandTerms.isSubsetOf(terms);
}

/** One head, or each is named by the other, and not as what it is for: "access point, ceiling" and "ceiling access point". */
function isSameKind(line: LineProfile, product: ProductProfile): boolean {
  const [asked, named] = [line.thing.head, product.thing.head];
  if (asked === undefined || named === undefined) return false;
  if (asked === named) return true;
  const isNamedByEach = line.weightByTerm.has(named) && product.nameTerms.has(asked);
  return isNamedByEach && line.thing.isAccessory === product.thing.isAccessory;
}

/** What the words only imply needs no proof: that the product bears them is asked anyway. */
function isOpen({ status, constraint }: ConstraintFinding): boolean {
  return status === 'violated' || (status === 'unproven' && constraint.isImplied !== true);
}

/** A cartridge for certain printers is no answer to who says nothing of a printer. */
function belongsToNothingElse(line: LineProfile, { thing: { belongsTo }, attributes }: ProductProfile): boolean {
  if (![...belongsTo].every((term) => line.weightByTerm.has(term) || !isName(term))) return false;
  return line.thing.belongsTo.size > 0 || !attributes.some(({ name }) => fitsOnly.test(name));
}

// What sellers call the list of things that something is made for; an operating system is none of them.
const fitsOnly = /^(?:compatibility|compatible_(?:products?|devices?|models?|printers?|series)|suitable_for|fits)$/;

function isName(term: string): boolean {
  return /\d/.test(term) && /[a-z]/.test(term) && !/^[\d.]+[a-z]+$/.test(term);
}

/**
 * Of the name without what stands before the kind, which is maker and model, most is what the line says too. In the name of a
 * part the number before its kind is often that of the thing it is for ("Phaser 7300 toner").
 */
function hasLittleElse(line: LineProfile, product: ProductProfile, knowledge: FeatureKnowledge): boolean {
  const haystack = { weightByTerm: line.weightByTerm, text: line.text };
  const named = alignUnits(product.nameText.units, haystack, (term) => informationOf(term, knowledge));
  const others = named.filter(({ unit }) => !product.numberTerms.has(unit.whole));
  const described = others.slice(Math.max(0, others.findIndex(isFound)));
  if ((product.thing.isAccessory ? others : described).some(isOtherNumber)) return false;
  return (
    !described.some((each, at) => isOtherSister(each, described[at + 1], knowledge)) &&
    shareFound(described) >= mostOfTheName
  );
}

const mostOfTheName = 0.6;

/** "Light magenta" is not magenta: a word that tells sisters apart, right before one that both say. What stands apart is left open. */
function isOtherSister(each: AlignedUnit, next: AlignedUnit | undefined, knowledge: FeatureKnowledge): boolean {
  if (isFound(each) || next === undefined || next.unit.kind !== 'word' || !isFound(next)) return false;
  return tellsSistersApart(each.unit.whole, knowledge);
}

function isFound({ found }: AlignedUnit): boolean {
  return found >= borne;
}

/** More amounts are more properties; a code or a bare number beside the kind says for what it is, or which of several. */
function isOtherNumber(each: AlignedUnit): boolean {
  return !isFound(each) && (each.unit.kind === 'code' || each.unit.kind === 'number');
}
