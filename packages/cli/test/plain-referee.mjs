// A referee that knows nothing of Procur but the text of the protocol: it starts the program, plays a conceding opponent in
// plain JavaScript against it, and prints what came of it as one line of JSON. Run: node plain-referee.mjs <program> [rounds]
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const [program, rounds = '10'] = process.argv.slice(2);
const total = Number(rounds);
const child = spawn(process.execPath, [program, 'negotiate', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

async function ask(message) {
  child.stdin.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
  return JSON.parse((await answers.next()).value);
}

const issues = [
  { name: 'price', type: 'money', min: 100, max: 200, step: 10 },
  { name: 'days', type: 'integer', min: 0, max: 60, step: 30 },
  { name: 'support', type: 'categorical', values: ['none', 'office', 'always'] },
  { name: 'remote', type: 'boolean' },
  { name: 'start', type: 'date', min: '2026-01-01', max: '2026-01-03', step: 1 },
];
const rising = (count) => Array.from({ length: count }, (_, at) => at / (count - 1));
const counts = [11, 3, 3, 2, 3];
const weights = [0.4, 0.2, 0.2, 0.1, 0.1];
const buyer = counts.map((count, i) => (i === 0 ? rising(count).reverse() : rising(count)));
const seller = counts.map((count, i) => (i === 0 ? rising(count) : rising(count).reverse()));
const utility = (values, bid) => bid.reduce((sum, at, i) => sum + weights[i] * values[i][at], 0);
const isBid = (bid) =>
  Array.isArray(bid) &&
  bid.length === counts.length &&
  bid.every((at, i) => Number.isInteger(at) && at >= 0 && at < counts[i]);

/** The seller's next offer: straight down from its best, the outcome nearest to its target. */
function concede(round) {
  const target = 1 - (0.6 * round) / total;
  const all = counts.reduce((bids, count) => bids.flatMap((bid) => rising(count).map((_, at) => [...bid, at])), [[]]);
  return all.toSorted((a, b) => Math.abs(utility(seller, a) - target) - Math.abs(utility(seller, b) - target))[0];
}

async function play(sid, opens) {
  const profile = { weights, values: buyer, reservation: 0.3, discount: 1 };
  const opened = await ask({
    type: 'init',
    sid,
    role: 'buyer',
    issues,
    profile,
    deadline: { rounds: total },
    policy: {},
    seed: 7,
  });
  const moves = [];
  let theirs = null;
  let agreement = null;
  for (let round = 0; round < total && agreement === null; round++) {
    if (!opens || round > 0) theirs = concede(round);
    const time = { round, t: round / total };
    const answer = await ask(
      theirs
        ? { type: 'offer', sid, ...time, from: 'seller', bid: theirs, text: 'hello' }
        : { type: 'first', sid, ...time },
    );
    moves.push(answer);
    if (answer.action === 'accept') agreement = theirs;
    else if (answer.action !== 'offer' || !isBid(answer.bid)) break;
    else if (utility(seller, answer.bid) >= 1 - (0.6 * (round + 1)) / total) agreement = answer.bid;
  }
  const ended = await ask({ type: 'end', sid, agreement });
  return { opened, ended, agreement, utility: agreement && utility(buyer, agreement), moves };
}

async function disturb(sid) {
  const profile = { weights, values: buyer };
  await ask({ type: 'init', sid, role: 'buyer', issues, profile, deadline: { ms: 60000 } });
  const wrong = [
    'no JSON at all',
    { type: 'offer', sid, round: 0, t: 0, bid: [0] },
    { type: 'offer', sid, round: 0, t: 0, bid: [0, 0, 0, 0, 99] },
    { type: 'offer', sid: 'nobody', round: 0, t: 0, bid: [0, 0, 0, 0, 0] },
    { type: 'dance', sid },
    { type: 'init', sid, issues, profile, deadline: {} },
  ];
  const errors = [];
  for (const message of wrong) errors.push((await ask(message)).error);
  return { errors, after: await ask({ type: 'offer', sid, round: 0, t: 0, bid: concede(0) }) };
}

const first = await play('a', true);
const again = await play(8, true);
const second = await play('c', false);
const disturbed = await disturb('d');
child.stdin.end();
console.log(JSON.stringify({ first, again, second, disturbed }));
