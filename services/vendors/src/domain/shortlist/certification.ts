export const evidenceLevels = ['none', 'in-progress', 'attested', 'certified'] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

export type Certification = {
  /** e.g. "SOC2", "ISO27001". */
  readonly code: string;
  readonly evidence: EvidenceLevel;
  readonly evidenceReference: string;
  /** YYYY-MM-DD; empty means it does not expire. */
  readonly expiresOn: string;
};

/** How far each kind of evidence carries: an accredited certificate in full, a report of one's own almost, a project under way little. */
export const evidenceWeights: Readonly<Record<EvidenceLevel, number>> = {
  certified: 1,
  attested: 0.85,
  'in-progress': 0.4,
  none: 0,
};

// Below this the need is not met; a certificate that is in progress does not protect anybody yet.
const sufficientWeight = evidenceWeights.attested;

export type CertificationFinding =
  | { readonly status: 'held'; readonly weight: number; readonly evidence: string }
  | { readonly status: 'missing' | 'expired'; readonly reason: string };

/** Whether the certificate is held, with enough evidence, on the day. */
export function findCertification(held: readonly Certification[], code: string, day: string): CertificationFinding {
  const found = held.find((certification) => certificationKey(certification.code) === certificationKey(code));
  if (found === undefined) return { status: 'missing', reason: `${code} is not held` };
  if (evidenceWeights[found.evidence] < sufficientWeight)
    return { status: 'missing', reason: `${code} is ${found.evidence.replace('-', ' ')}` };
  if (found.expiresOn !== '' && found.expiresOn < day)
    return { status: 'expired', reason: `${code} expired on ${found.expiresOn}` };
  const until = found.expiresOn === '' ? '' : `, valid until ${found.expiresOn}`;
  return {
    status: 'held',
    weight: evidenceWeights[found.evidence],
    evidence: `${code} ${found.evidence} (${found.evidenceReference}${until})`,
  };
}

/** "SOC 2 Type II", "soc2" and "SOC-2" are one certificate; so are "ISO 27001" and "ISO/IEC 27001:2022". */
export function certificationKey(code: string): string {
  return code
    .toUpperCase()
    .replace(/TYPE\s*(?:II|I|2|1)\b/, '')
    .replace(/:\d{4}$/, '')
    .replace(/\/IEC/, '')
    .replace(/[^A-Z0-9]/g, '');
}
