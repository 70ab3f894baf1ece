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

policy (all optional):
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
