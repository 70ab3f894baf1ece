/** What `procur negotiate --help` says about the messages; `docs/negotiation.md` has the whole of it. */
export const protocolHelp = `
Messages, one JSON object each ({"type":"init",…}); every answer repeats the sid:
  init    {sid, role, issues, profile, deadline:{rounds|ms}, policy?, seed?}  -> {ok, version}
  first   {sid, round, t?}                                                   -> a move
  offer   {sid, round, t?, bid:[index…], charges?, currency?, text?}         -> a move
  decide  {sid, approve: true|false}     after a move was held               -> a move
  end     {sid, agreement: bid|null}                                         -> {ok}
A move is {"action":"offer","bid":[…]}, {"action":"accept"}, {"action":"end"}, or {"action":"hold",…} if the policy asks for it.
A message that makes no sense is answered {"error":{message, field, given, allowed}} and changes nothing.
The kind may also be written {"offer":{…}}, ["offer",{…}], offer {…}, or over HTTP as the path; a sid is text or a number.

issues: {name, values:[…]}, or {name, type, min, max, step?}. A bid names positions: 0 is the first value, or min.
  number, integer, numeric …  step 1 for integers, else a twentieth of the range: 21 values
  money                       the same with exact decimals, as numbers or text;  date: days such as 2026-03-31, step in days
  boolean                     0 is no, 1 is yes
profile: lists by position, or objects by issue name; ratings also by value, those not named count 0.
  A range may be rated by its two ends: [1,0] or {"min":1,"max":0}. reservation 0, discount 1 when nothing is said.
  Weights beyond a sum of 1 and ratings beyond 1 are relative; with a reservation above 1 all of them count as they stand.
deadline: {rounds}, {ms} or both. Rounds count from 0 or 1, once per offer or per pair; t goes from 0 to 1.

policy (all optional; unknown fields are named in the answer to init as "ignored"):
  strategy, acceptance, opponentModel, explain, model, maxRounds
  allowed   {issue: {values | min, max}}
  group     id shared by the sessions of one buyer: at most one is awarded; switchingCost in own utility (0)
  money     limits on money, exact decimals as text:
    price           the issue that is the price (required)
    basis           unit-year (default), unit-month, unit, total
    quantity        decimal or {"issue": name}, default 1;  termMonths the same, default 12
    fees, credits   [{name, amount: decimal | {"issue": name} | null, per: once|year|month|unit|unit-year|percent}]
    taxPercent      decimal or {"issue": name}, default 0;  taxIncluded true when prices contain it
    currency        "USD" or {"code": "USD", "issue": name} with rates {"EUR": "1.10"}
    rounding        {mode: up|half-up|half-even|down, per: line|unit|total, minorUnits}
    maximumTotal, maximumUnitPrice    buyer: the budget all-in, and the dearest unit
    floor, floorTotal                 seller: the least unit price, and the least net total
    authorityLimit, aboveAuthority    never (default): no such move is made; hold: {"action":"hold"} and decide

Example:
  {"type":"init","sid":"1","role":"buyer","issues":[{"name":"price","values":["1000","1100","1200"]}],
   "profile":{"weights":[1],"values":[[1,0.5,0]]},"deadline":{"rounds":10},
   "policy":{"money":{"price":"price","quantity":"150","termMonths":36,"taxPercent":"19",
             "fees":[{"name":"set-up","amount":"5000"}],"maximumTotal":"620000"}}}
`;
