import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buy, type Purchase } from '@procur/cli/demo/buy-job';
import { edgePaths } from '@procur/cli/demo/edge-paths';
import {
  MoveAction,
  NegotiationService,
  NegotiationStatus,
  type NextMove,
  NextMoveState,
} from '@procur/contracts/gen/procur/negotiation/v1/negotiation_service_pb.ts';
import { Party } from '@procur/contracts/gen/procur/negotiation/v1/offer_pb.ts';
import { eventually } from '@procur/testing/eventually';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOneContract } from '../src/invariants.ts';
import { mailedVendor } from '../src/mailed-vendor.ts';
import { patientSessions } from '../src/patient-sessions.ts';
import { problemOf } from '../src/problem.ts';
import { restAs } from '../src/rest.ts';
import { crmNeed } from '../src/sample-files.ts';
import { letPersonSell, sellAt1042 } from '../src/selling-person.ts';
import { startTestPlatform, type TestPlatform } from '../src/test-platform.ts';

const folder = mkdtempSync(join(tmpdir(), 'procur-wheel-'));
const cli = join(import.meta.dirname, '../../cli/bin/procur.mjs');
const address = 'petra@vendor.example';

let test: TestPlatform;
let vendorId: string;
let purchase: Purchase;
let looked: NextMove | undefined;

beforeAll(async () => {
  test = await startTestPlatform();
  vendorId = (await letPersonSell(test, address)).id;
  let rounds = 0;
  // The person of the vendor has our first offer and thinks about it: time to take the wheel.
  const meanwhile = async () => {
    rounds += 1;
    if (rounds === 1) await takeTheWheel();
  };
  const person = mailedVendor(test.platform, { address, decide: sellAt1042, meanwhile });
  const done = new AbortController();
  const working = person.work(done.signal);
  try {
    const failing = working.then(() => Promise.reject(new Error('the person went away')));
    const buying = buy({
      sessions: patientSessions(test.organisation.sessions),
      needText: crmNeed(),
      onProgress: () => {},
    });
    const driving = driveOnce();
    purchase = await Promise.race([buying, failing]);
    await driving;
  } finally {
    done.abort();
    await Promise.allSettled([working]);
  }
});
afterAll(async () => {
  await test?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const negotiations = () => test.organisation.sessions.buyer.client(NegotiationService);

async function running(): Promise<string> {
  const { negotiations: found } = await negotiations().listNegotiations({ status: NegotiationStatus.RUNNING });
  return found[0]?.id ?? '';
}

async function ourThread(negotiationId: string): Promise<NextMove | undefined> {
  const { moves } = await negotiations().getNextMoves({ negotiationId });
  return moves.find((move) => move.vendorId === vendorId);
}

async function takeTheWheel(): Promise<void> {
  const negotiationId = await running();
  const threadId = (await ourThread(negotiationId))?.threadId ?? '';
  await negotiations().pauseThread({ negotiationId, threadId });
}

/** Once the vendor has answered: looks, offers 1,000 and hands back. Killed in between. */
async function driveOnce(): Promise<void> {
  const negotiationId = await eventually(
    async () => {
      const id = await running();
      const move = id ? await ourThread(id) : undefined;
      // While an auction goes on nothing is decided for one vendor alone.
      expect(move).toMatchObject({ state: NextMoveState.WOULD_BE, action: expect.stringMatching(/./) });
      looked = move;
      return id;
    },
    { timeoutMs: 60_000 },
  );
  await test.platform.process('negotiation').crash();
  const threadId = looked?.threadId ?? '';
  const values = (looked?.standingOffer?.offer?.values ?? []).map((value) =>
    value.value.case === 'money'
      ? { ...value, value: { case: 'money' as const, value: { ...value.value.value, units: 1000n, nanos: 0 } } }
      : value,
  );
  const move = { negotiationId, threadId, round: looked?.round ?? 0, action: MoveAction.OFFER, values };
  await eventually(async () => void (await negotiations().makeMove(move)), { timeoutMs: 30_000 });
  await negotiations().makeMove(move);
  await negotiations().resumeThread({ negotiationId, threadId });
}

describe('a buyer who takes the wheel in the middle of job A', () => {
  it('sees what comes next and how far it is from the walk-away', () => {
    expect(looked).toMatchObject({ round: 2, madeBy: '' });
    expect(looked?.standingOffer?.offer?.from).toBe(Party.SELLER);
    expect(Number(looked?.standingOffer?.belowWalkAwayShare)).toBeGreaterThan(0);
    expect(looked?.explanation?.reasons.length).toBeGreaterThan(0);
  });

  it('has made one move, after which the agent went on to one contract', async () => {
    const { offers } = await negotiations().listOffers({ negotiationId: purchase.negotiation.id, pageSize: 100 });
    const ours = offers.filter((offer) => offer.vendorId === vendorId && offer.offer?.from === Party.BUYER);
    const byPerson = ours.filter(({ madeBy }) => madeBy !== '');
    expect(byPerson.map(({ offer }) => offer?.round)).toEqual([2]);
    expect(purchase.negotiation.threads.find((thread) => thread.vendorId === vendorId)?.rounds).toBeGreaterThan(2);
    await expectOneContract(test, purchase.request.id);
  });

  it('stands in a certificate that recomputes', async () => {
    const bytes = await test.organisation.sessions.buyer.download(edgePaths.dealCertificate(purchase.negotiation.id));
    const file = join(folder, 'deal.json');
    writeFileSync(file, bytes);
    const args = [cli, 'verify', file, '--jwks', test.platform.keys.trustedJwksFile];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
    expect(stdout).toContain(`same winner: ${purchase.request.award?.vendorName}`);
  });

  it('needs the role for it', async () => {
    const { token } = await restAs(test, test.organisation.credentials.approver);
    const path = `/v1/negotiations/${purchase.negotiation.id}/next-moves`;
    expect(await problemOf(test, { path, token })).toMatchObject({ status: 403 });
  });
});
