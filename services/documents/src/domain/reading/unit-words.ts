/**
 * UN/ECE Recommendation 20 codes (packages of Recommendation 21 carry the prefix X there) with the words used for them
 * in English, Spanish, German and French, without accents; an underscore stands for a space. Things that are counted are
 * all EA: a seat, a licence and a piece alike.
 */
export const unitWords: Readonly<Record<string, string>> = {
  EA: 'ea einh each unit units un uni unt u und unds piece pieces pc pcs pce pces no nos count ct item items article articles pieza piezas pza pzas pz pzs unid unidad unidades uds ud c/u cu stk stck stuck stucke st unite unites piece pieces seat seats license licenses licence licences user users licencia licencias lizenz lizenzen ejemplar ejemplares exemplaire exemplaires exemplar exemplare device devices head heads per_unit je_stuck h87 c62 nmb pce',
  SET: 'set sets kit kits kt juego juegos jgo jgos satz satze jeu jeux lot lots ensemble ensembles ens conjunto conjuntos garnitur garnituren',
  PR: 'pair pairs pr prs par pares paar paare paire paires',
  KGM: 'kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramo kilogramos kilogr',
  GRM: 'g gr grs gram grams gramm gramo gramos gramme grammes',
  TNE: 't ton tons tonne tonnes tonelada toneladas tonnen tn mt metric_ton metric_tons metric_tonnes to',
  LBR: 'lb lbs pound pounds libra libras',
  LTR: 'l lt lts ltr ltrs liter liters litre litres litro litros',
  MLT: 'ml milliliter milliliters millilitre millilitres mililitro mililitros',
  CLT: 'cl centilitre centilitres zentiliter',
  GLL: 'gal gals gallon gallons galon galones gln gallonen',
  MTR: 'm mtr mtrs mts meter meters metre metres metro metros lm lfm lfdm rm_m linear_metre linear_metres linear_meter linear_meters running_metre running_metres metro_lineal metros_lineales metre_lineaire metres_lineaires laufmeter running_meters',
  MMT: 'mm millimeter millimetre millimeters millimetres milimetro milimetros',
  CMT: 'cm cms centimeter centimetre centimeters centimetres centimetro centimetros zentimeter',
  KMT: 'km kms kilometer kilometre kilometers kilometres kilometro kilometros',
  FOT: 'ft foot feet pie pies lf linear_feet linear_foot',
  INH: 'in inch inches pulgada pulgadas zoll pouce pouces',
  YRD: 'yd yds yard yards yarda yardas',
  MTK: 'm2 mt2 mts2 sqm qm sq_m square_metre square_metres square_meter square_meters metro_cuadrado metros_cuadrados quadratmeter metre_carre metres_carres',
  FTK: 'sqft sq_ft sf ft2 square_feet square_foot',
  MTQ: 'm3 mt3 mts3 cbm cu_m cubic_metre cubic_metres cubic_meter cubic_meters metro_cubico metros_cubicos kubikmeter metre_cube metres_cubes',
  HAR: 'ha hectare hectares hectarea hectareas hektar',
  KWH: 'kwh kilowatt_hour kilowatt_hours kilowattstunde kilowattstunden',
  HUR: 'h hr hrs hour hours hora horas hs stunde stunden std heure heures',
  DAY: 'd j day days dia dias tag tage jour jours jornada jornadas journee journees man_days man_day',
  WEE: 'wo week weeks wk wks semana semanas woche wochen semaine semaines',
  MON: 'month months mo mon mth mths mes meses monat monate mois',
  ANN: 'year years yr yrs ano anos jahr jahre an ans annee annees',
  RM: 'ream reams resma resmas ries rame rames ramette ramettes',
  MIL: 'thousand thousands millar millares tausend millier milliers mil_unidades',
  CEN: 'hundred hundreds ciento cientos centena centenas centenar centenares hundert',
  DZN: 'dozen dozens doz dz dzn docena docenas dutzend dtz douzaine douzaines',
  GRO: 'gross gruesa gruesas grosse grosses gros',
  XBX: 'box boxes bx bxs caja cajas cja cjas cj kiste kisten schachtel schachteln boite boites bte btes',
  XCT: 'carton cartons ctn ctns cs karton kartons kart kartonagen',
  XCS: 'case cases',
  XPK: 've gebinde pack packs pk pks pkg pkgs package packages pkt pkts packet packets paquete paquetes paq pqte pqt pq packung packungen pckg pck paket pakete paquet paquets',
  XBG: 'bag bags sack sacks bolsa bolsas bls saco sacos beutel sac sacs sachet sachets tute tuten saecke sacke',
  XBO: 'bottle bottles btl btls botella botellas flasche flaschen fl bouteille bouteilles frasco frascos fco flacon flacons flakon flakons',
  XRO: 'roll rolls rl rls rollo rollos rll rolle rollen rouleau rouleaux rlx reel reels bobine bobines bobina bobinas spool spools',
  XCA: 'can cans lata latas dose dosen bidon bidons bidones canister canisters kanister',
  XTU: 'tube tubes tubo tubos tuben',
  XPX: 'pallet pallets plt palette palettes paletten paleta paletas tarima tarimas',
  XDR: 'drum drums tambor tambores barrel barrels fass fasser fut futs',
  XBJ: 'bucket buckets pail pails cubeta cubetas eimer seau seaux galonera balde baldes',
  XSH: 'sheet sheets sht hoja hojas blatt blatter bogen feuille feuilles',
  XBK: 'book books block blocks libreta libretas bloc blocs cuaderno cuadernos',
  XJR: 'jar jars tarro tarros glas glaser pot pots',
  XAM: 'ampoule ampoules ampolla ampolletas ampolla ampollas ampulle ampullen vial vials frasco_ampula',
  XBE: 'bundle bundles atado atados bund bunde botte bottes bdl',
  XBA: 'barra barras stange stangen barre barres bar_length',
  LS: 'ls glb ser lump_sum lumpsum job global psch pauschal pauschale forfait fft ff lote servicio servicios service services leistung prestation gl',
};

/** Codes of what is measured and not counted; half of one can be ordered. */
export const measuredUnits: ReadonlySet<string> = new Set(
  'KGM GRM TNE LBR LTR MLT CLT GLL MTR MMT CMT KMT FOT INH YRD MTK FTK MTQ HAR KWH HUR DAY WEE MON ANN'.split(' '),
);

/** How many pieces one of them is. A number word in running text ("two dozen gloves") is counted in pieces. */
export const piecesIn: Readonly<Record<string, number>> = { DZN: 12, GRO: 144, CEN: 100, MIL: 1000 };
