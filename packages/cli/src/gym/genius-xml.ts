import { type Issue, valueAt, valueCount } from '@procur/negotiation-engine/issue';
import type { Profile } from '@procur/negotiation-engine/profile';
import { XMLBuilder, XMLParser } from 'fast-xml-parser';

/** A GENIUS utility space file read against its domain. */
export type GeniusScenario = { readonly issues: readonly Issue[]; readonly profiles: readonly Profile[] };

type Item = { readonly index: number; readonly value: string; readonly evaluation: number };
type GeniusIssue = { readonly index: number; readonly name: string; readonly items: readonly Item[] };
type UtilitySpace = {
  readonly issues: readonly GeniusIssue[];
  readonly weights: ReadonlyMap<number, number>;
  readonly reservation: number;
  readonly discount: number;
};

/**
 * Reads a domain and its profiles. Issues and values are matched by index, not by their order in the file; utilities
 * are weight × evaluation / best evaluation; a missing reservation is 0, a missing or zero discount is none.
 */
export function readGenius(domainXml: string, profileXmls: readonly string[]): GeniusScenario {
  const domain = readSpace(domainXml);
  return { issues: domain.issues.map(toIssue), profiles: profileXmls.map((xml) => toProfile(domain, readSpace(xml))) };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  // A lone child must still be a list.
  isArray: (name) => ['objective', 'issue', 'item', 'weight', 'discount_factor', 'reservation'].includes(name),
});

function readSpace(xml: string): UtilitySpace {
  const document = asNode(parser.parse(xml));
  const space = asNode(document.utility_space ?? asNode(document.negotiation_template).utility_space);
  const root = asNode(nodes(space, 'objective')[0]);
  const issues = nodes(root, 'issue')
    .map(readIssue)
    .sort((a, b) => a.index - b.index);
  return {
    issues,
    weights: new Map(nodes(root, 'weight').map((weight) => [number(weight.index), number(weight.value)])),
    reservation: optional(find(space, root, 'reservation')),
    discount: optional(find(space, root, 'discount_factor')),
  };
}

function readIssue(issue: Node): GeniusIssue {
  const items = nodes(issue, 'item').map((item) => ({
    index: number(item.index),
    value: String(item.value),
    evaluation: optional(item.evaluation),
  }));
  return { index: number(issue.index), name: String(issue.name), items: items.sort((a, b) => a.index - b.index) };
}

function toIssue({ name, items }: GeniusIssue): Issue {
  return { name, type: 'choice', ordered: false, values: items.map((item) => item.value) };
}

function toProfile(domain: UtilitySpace, space: UtilitySpace): Profile {
  const values = domain.issues.map((issue) => {
    const rated = space.issues.find((one) => one.index === issue.index);
    const ratings = issue.items.map((item) => rated?.items.find((one) => one.index === item.index)?.evaluation ?? 0);
    const best = Math.max(...ratings);
    return ratings.map((rating) => (best > 0 ? rating / best : 0));
  });
  const weights = domain.issues.map((issue) => Math.max(0, space.weights.get(issue.index) ?? 0));
  const discount = space.discount > 0 && space.discount <= 1 ? space.discount : 1;
  return { weights, values, reservation: space.reservation, discount };
}

type Node = { readonly [key: string]: unknown };

function asNode(value: unknown): Node {
  if (typeof value === 'object' && value !== null) return value as Node;
  throw new Error('not a GENIUS utility space: no <utility_space> with an <objective>');
}

function nodes(parent: Node, name: string): Node[] {
  const children = parent[name];
  return Array.isArray(children) ? children.map(asNode) : [];
}

// Some files put them beside the root objective, some inside.
function find(space: Node, root: Node, name: string): unknown {
  return (nodes(space, name)[0] ?? nodes(root, name)[0])?.value;
}

function number(value: unknown): number {
  return Number.parseFloat(String(value));
}

function optional(value: unknown): number {
  const read = value === undefined ? 0 : number(value);
  return Number.isFinite(read) ? read : 0;
}

/** Writes a domain and its profiles as GENIUS files; evaluations keep the profile's own scale. */
export function writeGenius(
  name: string,
  { issues, profiles }: GeniusScenario,
): { domain: string; profiles: string[] } {
  const space = (profile?: Profile) => spaceXml(name, issues, profile);
  return {
    domain: builder.build({ negotiation_template: space() }),
    profiles: profiles.map((profile) => builder.build(space(profile))),
  };
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
});

function spaceXml(name: string, issues: readonly Issue[], profile?: Profile) {
  const objective = {
    '@index': 0,
    '@etype': 'objective',
    '@type': 'objective',
    '@name': name,
    issue: issues.map((issue, i) => issueXml(issue, { index: i + 1, ratings: profile?.values[i] })),
    ...(profile ? { weight: profile.weights.map((weight, i) => ({ '@index': i + 1, '@value': weight })) } : {}),
  };
  const terms = profile
    ? { discount_factor: { '@value': profile.discount }, reservation: { '@value': profile.reservation } }
    : {};
  return { utility_space: { '@number_of_issues': issues.length, objective, ...terms } };
}

type IssueRatings = { readonly index: number; readonly ratings: readonly number[] | undefined };

function issueXml(issue: Issue, { index, ratings }: IssueRatings) {
  const items = Array.from({ length: valueCount(issue) }, (_, v) => ({
    '@index': v + 1,
    '@value': String(valueAt(issue, v)),
    ...(ratings ? { '@evaluation': ratings[v] } : {}),
  }));
  return {
    '@etype': 'discrete',
    '@type': 'discrete',
    '@vtype': 'discrete',
    '@index': index,
    '@name': issue.name,
    item: items,
  };
}
