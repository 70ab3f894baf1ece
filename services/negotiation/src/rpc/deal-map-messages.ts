import type { MessageInitShape } from '@bufbuild/protobuf';
import { toTerms } from '@procur/buyer-agent/table-terms';
import type {
  DealMapSchema,
  DealPathPointSchema,
  DealPointSchema,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import type { DealPoint } from '@procur/negotiation-engine/deal-map';
import { drawDealMap } from '@procur/negotiation-engine/deal-map-svg';
import type { Issue } from '@procur/negotiation-engine/issue';
import { minorUnitDigits, toMoney } from '@procur/service-kit/money';
import { toWireParty, toWireValues } from '../domain/offer-messages.ts';
import type { DealMapView } from '../queries/get-deal-map.ts';

export function toDealMapMessage(view: DealMapView): MessageInitShape<typeof DealMapSchema> {
  const { negotiation, thread, map, path, packages, agreement, walkAway, packagesTolerance, mandateVersion } = view;
  const point = (one: DealPoint) => toPoint(view.thread.issues, one);
  return {
    negotiationId: negotiation.id,
    threadId: thread.id,
    vendorId: thread.vendorId,
    vendorName: thread.vendorName,
    frontier: thinned(map.frontier).map(point),
    nash: point(map.nash),
    kalai: point(map.kalai),
    welfare: point(map.welfare),
    path: path.map(toPathPoint),
    ...(agreement && { agreement: point(agreement) }),
    walkAwayUtility: walkAway,
    ...(view.left && { valueLeft: toValueLeft(view.left, negotiation.currencyCode) }),
    packages: packages.map(point),
    packagesTolerance,
    opponent: toEstimate(view),
    svg: draw(view),
    mandateVersion,
  };
}

const mostPoints = 200;

// A price in cents makes thousands of points that no reader and no drawing can tell apart.
function thinned(frontier: readonly DealPoint[]): readonly DealPoint[] {
  if (frontier.length <= mostPoints) return frontier;
  const last = frontier.length - 1;
  return Array.from({ length: mostPoints }, (_, i) => frontier[Math.round((i * last) / (mostPoints - 1))] as DealPoint);
}

function toPoint(issues: readonly Issue[], { bid, own, other }: DealPoint): MessageInitShape<typeof DealPointSchema> {
  return { values: toWireValues(toTerms(issues, bid)), ownUtility: own, estimatedVendorUtility: other };
}

// The values as they were said, which may lie between two steps of the table.
function toPathPoint(offer: DealMapView['path'][number]): MessageInitShape<typeof DealPathPointSchema> {
  const { id, round, party, terms, point } = offer;
  const values = toWireValues(terms);
  const measured = { values, ownUtility: point.own, estimatedVendorUtility: point.other };
  return { offerId: id, round, from: toWireParty(party), point: measured };
}

function toValueLeft(left: NonNullable<DealMapView['left']>, currencyCode: string) {
  const { leftOnTable, perUnitAndYear, paretoDistance, nashDistance, welfareShare } = left;
  return {
    ownUtility: leftOnTable,
    perUnitAndYear: toMoney(perUnitAndYear.toFixed(minorUnitDigits(currencyCode)), currencyCode),
    distanceToFrontier: paretoDistance,
    distanceToNash: nashDistance,
    welfareShare,
  };
}

function toEstimate({ estimate }: DealMapView) {
  const { offers, uncertainty, limit, issueWeights } = estimate;
  return {
    offers,
    uncertainty,
    issueWeights: issueWeights.map((each) => ({ ...each })),
    ...(limit && { expectedLimit: limit.mean, expectedLimitDeviation: limit.deviation }),
    note: noteOf(estimate),
  };
}

function noteOf({ offers, uncertainty }: DealMapView['estimate']): string {
  const basis = offers === 1 ? 'one offer' : `${offers} different offers`;
  return `What the vendor would like is estimated from ${basis} of its own, give or take ${uncertainty.toFixed(2)}; its real limits are not known here.`;
}

function draw({ negotiation, thread, map, path, agreement, packages, walkAway, estimate }: DealMapView): string {
  const { offers, uncertainty } = estimate;
  return drawDealMap(map, {
    title: `${negotiation.title}: ${thread.vendorName}`,
    note: `Their utility is an estimate from ${offers} of their offers, ± ${uncertainty.toFixed(2)}.`,
    path: path.map(({ party, point }) => ({ ...point, by: party === 'buyer' ? 'self' : 'other' })),
    deal: agreement,
    packages,
    walkAway,
  });
}
