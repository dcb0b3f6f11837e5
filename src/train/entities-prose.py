#!/usr/bin/env python3
"""entities-prose.py - made-up reports of sport, firms and others for
train-entities.

usage: entities-prose.py DATA SRC > TABLE

The open texts hardly tell of matches and of firms, of shops and of machines,
where "Leeds", "Hanson" and "Corelight" are organisations.  Sentences of these
are made from the patterns below: <a/b/c> is one of the three, <club> a name
of that sort, <club1> the same one through the whole report, # a number.
Names come as in entities-tables.py, or are invented.  The same texts come out
every time.
"""
import importlib.util
import os
import re
import sys

SORTS = {'per': 'PER', 'last': 'PER', 'first': 'PER', 'listed': 'PER',
         'club': 'ORG', 'us': 'ORG', 'firm': 'ORG', 'short': 'ORG',
         'paper': 'ORG', 'agency': 'ORG', 'bank': 'ORG', 'body': 'ORG',
         'band': 'ORG', 'shop': 'ORG', 'party': 'ORG',
         'city': 'LOC', 'nation': 'LOC', 'ground': 'LOC', 'state': 'LOC',
         'hotel': 'LOC', 'food': 'LOC', 'street': 'LOC', 'wild': 'LOC',
         'house': 'LOC',
         'adj': 'MISC', 'cup': 'MISC', 'index': 'MISC', 'work': 'MISC',
         'thing': 'MISC', 'law': 'MISC', 'storm': 'MISC'}

SPORT = '''
<club1> <missed the chance to go top/moved up to third/stayed bottom/dropped to
  fifth> when they were held #-# <at home/away> by <club2> on <day> .
<club1> <beat/thrashed/edged/crushed/drew with/lost to> <club2> #-# <on day/at
  ground/in the cup/away from home/after extra time> .
<club1> striker <per1> <scored twice/headed the winner/missed a penalty/was
  sent off> <against/in a #-# win over/in the defeat by> <club2> .
<last1> put <club1> ahead after # minutes but <per2> levelled for <club2>
  before the break .
<per2> headed <club1> in front but <adj> <striker/midfielder/defender/winger>
  <per3> put <club2> ahead before a late equaliser by <per1> .
" We were <lucky/poor/too slow> , " said <club1>
  <manager/coach/captain/defender> <per1> .
The <club1> <manager/coach/chairman/hooker/goalkeeper/skipper/winger> <will be
  replaced by/is to be joined by/lost his place to> <club2> 's <per2> .
<club1> travel to <ground> to <face/meet/play> <club2> on <day> .
<club1> <host/play/visit/take on/entertain> <club2> , <club3> are at home to
  <club4> and <club5> go to <club6> .
<club1> , <club2> and <club3> are all <relegated/level on # points/through to
  the semi-finals/in the draw for the quarter-finals> .
In the other <match/tie/semi-final> <club3> beat <club4> #-# with goals from
  <per2> and <per3> .
<per1> , who <joined/left/moved from/was released by> <club1> <last year/in
  199#/in July/for # million pounds> , has signed for <club2> .
Former <nation> and <club1> <striker/captain/goalkeeper> <per1> <has been
  named/is the new/resigned as> coach of <club2> .
<nation> captain <per1> was ruled out of <next week's/the first/Saturday's>
  <test/match> against <nation> with a <knee/back/thigh/shoulder> injury .
<nation1> <beat/drew with/lost to/play> <nation2> #-# in <their/a> <cup> <group
  # qualifier/match/quarter-final> in <city> on <day> .
<per1> of <nation> won the <women's/men's> <downhill/marathon/#
  metres/slalom/time trial> at the <cup> in <city> on <day> .
<per1> , the <adj> champion , <beat/lost to/faces/will play> <adj> <top
  seed/qualifier/teenager/wild card> <per2> #-# #-# in the <final/second
  round/semi-finals> of the <cup> .
<us1> <pitcher/quarterback/guard/forward/coach/centre> <per1>
  <threw/had/scored/passed for> # <points/yards/strikeouts/goals> as <the
  us1/city1> beat the <us2> #-# .
The <us1> on <day> <signed/traded/waived/released> <free agent/veteran/rookie>
  <kicker/outfielder/centre/tackle> <per1> , who <was released by/played for>
  the <us2> last <week/season> .
<last1> <kicked # field goals/hit # home runs/averaged # points> for the <us2>
  last season .
In <city> , <per2> went #-for-# as the <us3> edged the <us4> #-# .
At <city> , <per3> <scored # points/drove in # runs/made # saves> <and/as> the
  <us1> <held off/defeated/shut out> the <us2> #-# .
<per1> <hit/homered/singled> in the ninth <inning/> to give the <us1> a #-#
  victory over the <us2> .
<club1> chairman <per1> said the club had <turned down/accepted> an offer from
  <club2> for <adj> international <per2> .
<ground> will <host/stage> the <cup> final between <club1> and <club2> .
<per1> took #-# as <nation1> bowled out <nation2> for # on the
  <first/third/final> day of the <first/second/third> test at <ground> on <day>
  .
<per1> made # and <per2> # not out as <club1> reached #-# against <club2> at
  <city> .
<per1> <leads/led/won> the <cup> by # <strokes/seconds/points> from <adj>
  <per2> after the <second/third/final> <round/stage/lap> .
<per1> ( <club1> ) and <per2> ( <club2> ) were sent off .
<agency> : <club1> sign <per1> from <club2>
Fans of <club1> and <club2> clashed <near ground1/in city/before the match> ,
  police said .
The <cup> winners <club1> <drew/were drawn against> <adj> side <club2> .
The <us1> ' <per1> was named most valuable player .
'''
HEADS_SPORT = '''
<soccer/rugby union/ice hockey/handball/basketball> - <club1> <held
  by/beat/thrash/sign/sack/hold> <club2>
<soccer/cricket/golf/tennis/cycling> - <last1> <out of/wins/to miss/leads/pulls
  out of> <cup>
<soccer/> - <nation1> <beat/name squad for/draw with/lose to> <nation2>
<club1> # <club2> #
<baseball/NBA basketball/football> - <us1> #, <us2> #
<us1> <sign/trade/release/edge/beat> <per1>
<club1> <striker/boss/coach/captain> <last1> <quits/injured/banned/wins award>
<last1> <fires/puts/takes/sends> <club1> into <cup> <final/semis/lead>
<rugby union/cricket> - <adj> captain <last1> out of <nation1> test
'''
FIRMS = '''
<firm1> said on <day> it <expected/would report/had reached an agreement to
  buy/had agreed to sell/planned to cut> <its # million stake in firm2/# jobs
  in nation/higher profit in 199#/a plant in city/firm2 for $ # million> .
<firm1> <sees/posts/reports/cuts/raises>
  <higher/lower/first-half/quarterly/record> <profit/loss/dividend/sales> .
<adj> <steel maker/brewer/retailer/drug maker/chip maker/car
  maker/insurer/airline/oil group/software firm/bank/builder> <firm1> said <its
  profit rose # percent/it had bought firm2/it would close a plant in
  city/pre-tax profit fell to # million> .
" Demand in <nation> and <nation> is picking up , " <chief executive/finance
  director/chairman/spokesman/spokeswoman> <per1> told <agency> .
<short1> shares <rose/fell/lost/gained> # <percent/pence/cents/crowns/francs>
  to # on the <city> <bourse/stock exchange/exchange> .
<per1> , <an/the> analyst at <bank1> , said <short1> was <cheap/overvalued/a
  good buy/in trouble> .
<per1> , who founded <short1> in 199# , will join <short2> 's board .
<short1> <and short2 declined to comment/said it would appeal/expects to close
  the deal in July/has # employees/makes paints and glue> .
Shares in <firm1> <jumped/fell/slid/rose> # % after <the company/bank1>
  <raised/cut> its <outlook/forecast/rating> ; rival <firm2> fell on the
  <index> .
<firm1> , <based in city , state1 ,/which makes thing1 cereals ,/a unit of
  firm2 ,/the adj lender ,> will <pay/issue/buy/offer> <$ # a share/# new
  shares/bonds worth # million> .
<firm1> <Q1/Q2/Q3/Q4/H1/nine-month> <shr/net/pretax> <$/> #.# <vs/vs loss/from>
  <$/> #.#
<bank1> <raised/cut/lowered> its rating on <firm1> to <buy/hold/neutral/sell> ,
  traders said .
<bank1> and <bank2> led banks <down/up> , while <firm1> gained # pence .
Dealers said <city> was taking its cue from Wall Street .
The <index> <rose/fell/lost/ended> # points <to #/at #/in early trade> , with
  <firm1> and <firm2> the main <losers/gainers> .
<firm1> <Chief Executive/Chairman/President> <per1> <resigned/stepped
  down/said> on <day> .
<per1> , <chief economist/an analyst/a trader/a dealer> at <bank1> in <city> ,
  <expects/said/sees> <rates to rise/demand was weak/no change> .
A spokesman for <firm1> <said/confirmed/denied> that <short1> was in talks with
  <firm2> .
<firm1> launched <thing> , a rival to <firm2> 's <thing> , in <nation> on <day>
  .
<firm1> <won a contract/signed a deal> to supply <body1> with #
  <trucks/buses/engines> .
Moody 's cut its rating of <firm1> 's debt .
<city> ( <agency> ) - <firm1> <to buy/buys/sells/sues> <firm2> for $ #
  <billion/million>
Workers at <firm1> 's plant in <city> <went on strike/voted to strike> on <day>
  , <their union said/police said> .
<body1> <fined/cleared/sued/is investigating> <firm1> <over the deal/for
  fraud/after complaints> .
Customers of <firm1> and <firm2> will <pay more/get refunds> , <police
  said/paper1 reported> .
<firm1> flies from <city> to <city> <daily/twice a week/in winter> .
<firm1> raised $ # million from <firm2> , <firm3> and <bank1> .
<firm1> co-founder <per1> wrote on <Twitter/Facebook> that <short1> <was
  hiring/would move to city> .
Source : <paper>
Companies such as <firm> , <firm> and <firm> <offer/sell/rent out>
  <cars/courses/insurance> .
Tools like <firm> and <thing> <let you/make it easy to> <edit video/share
  files/teach online> .
You can use <thing> <or/with> <firm> to <send/store/sell> <photos/music> .
<firm1> lets you <book/build/compare> <a trip/a site/prices> <on your phone/for
  free/in minutes> .
State-owned <port operator/power company/airline/miner> <firm1> <said/will
  borrow/denied> it had lost $ # million .
<per1> , <senior director/head of sales/co-owner/product manager> at <firm1> ,
  <told us/says> that <short1> <tested it/grew fast> .
<firm1> , <firm2> and <firm3> did not <reply/respond to a request for comment>
  .
The <firm1> <website/app/deal/merger/board/factory> <went down/was closed/will
  go on> on <day> .
<short1> and <short2> <merged/compete/signed the deal> in 199# .
The study was <paid for/reviewed> by <firm1> and <body1> .
Founded in 199# by <per1> , <firm1> makes <thing> and <thing> .
<union/group/campaigners> <body1> <urged/told/asked> <firm1> to <pay/act/wait>
  .
<short1> 's <thing> <sold # million/crashed/was recalled> .
'''
HEADS_FIRMS = '''
<firm1> to <cut # jobs/buy firm2/raise prices/close city plant/sell unit>
<firm1> <sees higher profit/Q2 net falls/names per1 CEO/shares jump/sues firm2>
<firm1> wins $ # <bln/mln> order from <firm2>
<adj> court <fines/clears/frees> <firm1>
<index> <slips/climbs/ends higher> as <firm1> , <firm2> <fall/gain>
'''
WEB = '''
has anyone <tried/used/bought> the new <thing> <on/from> <firm1> ? My wife 's
  <thing> keeps <dropping calls/crashing> in <city>
We stayed at the <hotel> for # nights . <first> at the front desk was
  <great/rude/very helpful> but the pool was freezing !!
Great <tapas/pizza/burgers/sushi> at <food> , # min from <street> .
I took my <firm1> to <shop> on <street> and <first> fixed it for $ # , while
  <shop> wanted $ # .
<first> , please send <me/it to> the <signed/revised> contract with <firm1> to
  <per1> at <bank1> by <day> .
Thanks , <first>
Dr. <last> and <her/his> staff at <shop> are the best <dentists/vets/doctors>
  in <city> .
<shop> is the <best/worst> <gym/bakery/garage/bar/salon> in <city> .
Do NOT go to <shop> , they <ruined my hair/lost my order/never called back> .
Does <firm1> fly from <city> to <city> in <winter/summer> ?
My cousin works for <firm1> in <city> and says <thing> is losing to <thing> .
From : <per1>
To : <per2>
Just finished <work> on <firm1> , wow . <per1> is a genius .
I read <work> by <per1> last week and loved it .
<first> and I <drove/flew/took the bus> from <city> to <city> and hiked in
  <wild> .
Can anyone recommend a <dentist/plumber/good bar> near <street> in <city> ?
<first> , <last> and I met with <firm1> about the <city> deal .
Honestly <last1> and <last2> should have known that <nation> had nothing to do
  with it .
Thank you <first> and the team at <shop> !
<food> is the <best/worst> <restaurant/bakery/bar> in <city> .
We <ate/had dinner> at <food> and then walked to <street> .
To : <listed> ; <listed> ; <listed>
Cc : <listed> ; <per>
Subject : RE : <firm> <contract/meeting/invoice>
The staff of <shop> , especially <first> , <were/was> friendly .
'''
WORLD = '''
<city> ( <agency> ) - <Gunmen/Rebels/Soldiers> killed # villagers in northern
  <nation> , near the border with <nation> , regional governor <per1> said on
  <day> .
<per1> left <city> on <day> for talks with <per2> of the <party> in <city> .
<last1> <arrived in/flew to/left/visited/returned from> <city> on <day> .
<party> and the opposition <party> both claimed victory in <city> .
<body1> said on <day> that <nation> had <broken the law/agreed> .
An earthquake shook <wild> , damaging homes in <city> and <city> , <nation> 's
  <body1> reported .
Two ferries collided on the <wild> near <city> , south of <city> , killing #
  people , police officer <per1> told <agency> .
<body1> <chairman/head/chief/spokesman/spokeswoman/director> <per1> <said/urged
  calm/resigned> .
<adj> Foreign Minister <per1> , speaking in <city> after a meeting of <body1> ,
  said <nation> had moved tanks into <city> .
Hundreds of <adj> <refugees/workers/students> <landed in/marched through/left>
  <city> , <body1> and <body1> said .
<per1> , a former head of <body1> , called for <calm/law1> .
Protesters gathered outside <house> and <house> .
<law> and <law> are dead letters , <adj> activist <per1> told <paper> .
<storm> left thousands without power in <city> and <city> .
<city> <doctor/lawyer/teacher/mayor/police chief> <per1> was
  <arrested/sacked/shot> , <paper> <reported/said> .
<per1> and <per2> died in <house> , <paper> said .
<per1> leads <per2> by # points in <state> , according to a poll by <paper> .
<nation> <accuses/warns/blames> <nation> of breaking <law>
<body1> chief <per1> urged calm .
<band> released <work> in 199# on <firm1> .
<work> is a 199# <adj> <drama/comedy/horror> film directed by <per1> and
  starring <per2> .
<band> are a <adj> <rock/punk/metal> band from <city> , <state> , formed in
  199# by <per1> and <per2> .
<work> is the <fourth/first/second> novel by <adj> author <per1> , published by
  <firm1> .
His best known work , <work> , hangs in <house> in <city> .
<last1> later sang on <work> by <band> .
<city> is a village in the <wild> of <nation> , near the border with <nation> .
It lies on the <wild> , # km east of <city> .
<per1> played for <club1> and the <nation> national team .
<firm1> built the <thing> for <body1> .
<per1> studied at <body1> under <per2> .
'''
HEADS_WORLD = '''
<last1> <quits/wins/attacks/joins/accuses> <party> <after row over nation/in
  city/>
<nation> and <nation> sign <wild> <rail/gas/trade> deal
Police in <city> arrest # over <house> fire
<US/UK> <senators/lawmakers/ministers> <last1> , <last2> urge <nation>
  <tariffs/sanctions/action>
<last1> wins <third term/election/vote> as <nation> counts <last votes/dead>
Why <per1> fans are suing <firm1> in <state>
<adj> <king/court/minister> <opens/visits/clears> <city> <port/jail/protesters>
<storm> leaves thousands without power in <city>
<body1> agrees to send <thing> tanks to <nation> , says <last1>
'''
# headings that name nothing
PLAIN_1 = '''Best;Top;Key;Basic;Latest;Final;Other;Quick;Common;Simple;New;
Main;Online;Mobile;Native;Healthy;Daily;Weekly;Related;Popular;Editor's;Public;
Social;Digital;Global;Local;Real;Smart;Free;Hybrid;Personal;Modern;Early;
Special'''
PLAIN_2 = '''Insurance;Travel;Hotel;Health;Money;Business;Music;Food;Car;Home;
Energy;Price;Market;Customer;Data;Design;Career;Security;Water;Tax;Job;School;
Family;Product;Project;Safety;Software;Video;Wedding;Weather;Sleep;Skin;
Fitness'''
PLAIN_3 = '''Basics;Tips;Trends;Deals;Guide;Takeaways;Thoughts;Questions;
Stories;Reviews;Hacks;Facts;Rules;Steps;Options;Ideas;Results;Apps;Systems;
Notes;Costs;Mistakes;Benefits;Problems;Plans;Changes;Skills;Events;Resources;
Summary;Services'''
PLAIN_4 = '''How It Works;What You Need to Know;Frequently Asked Questions;Read
More;Getting Started;About the Author;Why It Matters;The Bottom Line;What Comes
Next;Meet the Experts;Our Verdict;Pros and Cons;Table of Contents;Share This
Story;Photo Credit;The Big Picture;Where to Stay;What to Watch;In Brief;At a
Glance;Sign Up Now;Follow Us;Contact Us;Terms and Conditions;Chair Down;Coming
Soon'''
US = '''Boston Red Sox;New York Yankees;Seattle Mariners;Detroit Tigers;
Baltimore Orioles;Cleveland Indians;Chicago Cubs;Chicago White Sox;Kansas City
Royals;Texas Rangers;Oakland Athletics;California Angels;Atlanta Braves;
Montreal Expos;Florida Marlins;Philadelphia Phillies;Houston Astros;St. Louis
Cardinals;Cincinnati Reds;Pittsburgh Pirates;San Diego Padres;Los Angeles
Dodgers;Colorado Rockies;San Francisco Giants;New York Mets;Minnesota Twins;
Milwaukee Brewers;Toronto Blue Jays;Chicago Bears;San Diego Chargers;Green Bay
Packers;Dallas Cowboys;Buffalo Bills;Miami Dolphins;New York Jets;New York
Giants;Denver Broncos;Oakland Raiders;Washington Redskins;Carolina Panthers;
Minnesota Vikings;Detroit Lions;Tampa Bay Buccaneers;Arizona Cardinals;St.
Louis Rams;New Orleans Saints;Jacksonville Jaguars;Tennessee Titans;Chicago
Bulls;Orlando Magic;Utah Jazz;Houston Rockets;Phoenix Suns;Portland Trail
Blazers;Sacramento Kings;Denver Nuggets;San Antonio Spurs;Dallas Mavericks;
Boston Celtics;New Jersey Nets;Philadelphia 76ers;Indiana Pacers;Charlotte
Hornets;Milwaukee Bucks;Toronto Raptors;Vancouver Grizzlies;Washington Bullets;
Washington Wizards;Memphis Grizzlies;Golden State Warriors;New York Knicks;New
York Rangers;New York Islanders;New Jersey Devils;Pittsburgh Penguins;
Philadelphia Flyers;Detroit Red Wings;Colorado Avalanche;Edmonton Oilers;
Calgary Flames;Vancouver Canucks;Montreal Canadiens;Toronto Maple Leafs;Ottawa
Senators;Buffalo Sabres;Boston Bruins;Dallas Stars;St. Louis Blues;Phoenix
Coyotes;Los Angeles Kings;San Jose Sharks;Anaheim Mighty Ducks;Vegas Golden
Knights;Winnipeg Jets;Nashville Predators;Carolina Hurricanes;Minnesota Wild'''
PAPERS = '''Daily Record;La Stampa;El Diario;Die Presse;Neue Zeitung;Morning
Post;Evening Echo;Irish Times;Cape Argus;Straits Times;Bangkok Post;Daily
Nation;Punch;Vanguard;Folha de S.Paulo;Clarin;L'Equipe;Libération;La Nación;
Kathimerini;Milliyet;Hurriyet;Haaretz;Asharq al-Awsat;Dawn;Jakarta Globe;
Nikkei;Caixin;Global Post;Herald;Sunday Mail;Daily Star;Channel 9;Radio One;
TVN24;Kyiv Post'''
AGENCIES = '''Reuters;AP;AFP;Agence France-Presse;Interfax;Xinhua;dpa;Kyodo;
ANSA;EFE'''
BANKS = '''Merrill Lynch;Nomura;Barclays;Lehman Brothers;Salomon Brothers;
NatWest;UBS;Morgan Stanley;Goldman Sachs;ABN AMRO;Dresdner Bank;Commerzbank;
ING;BZW;SBC Warburg;HSBC;J.P. Morgan;Bear Stearns;Credit Suisse;Banco
Santander;Nordea;Smith Barney;Deutsche Morgan Grenfell;Societe Generale;
PaineWebber;Jefferies;Citi'''
INDEXES = '''FTSE 100;Dow Jones;CAC 40;DAX;Nikkei;Hang Seng;Nasdaq;S&P 500;
Ibovespa;IBEX 35;Straits Times Index;All Ordinaries;Kospi;Sensex;Euro Stoxx
50'''
BODIES = '''Supreme Court;Election Commission;Interior Ministry;Ministry of
Health;Central Bank;African Union;Red Cross;World Food Programme;Geological
Institute;Human Rights Commission;Securities Commission;Constitutional Court;
National Guard;Teamsters;Aviation Authority;Board of Trade;Health Department;
National Assembly;Senate;Security Council;UNHCR;UNESCO;WHO;SADC;ECOWAS;
Storting;Riksdag;Sejm;Duma;Knesset;Folketing;Police Department;Geophysical
Institute;Disaster Agency;School of Fine Art;Academy of Sciences;Technical
University;Bar Association'''
PARTIES = '''Left Party;Labour Party;People's Party;National Front;Green
Alliance;Movement for Democratic Change;Social Democrats;Centre Party;Freedom
Party;Justice and Development Party;Christian Democratic Union;Liberal Party;
Zanu-PF;Congress Party;Awami League;Popular Front;Democratic Alliance;Reform
Party;Workers Party;Islamic Action Front;New Democracy;Civic Forum;Party of
Unity'''
CARS = '''Galaxy;Polo;Model 40;Leopard;Explorer;Turbo;Vista;Pulse;Edge;Nova;
Corsa;Sunny Field;Silver Arrow;Cheerios;Aspect;Zen;Kodiak;Mirage;Pro;Falcon;
Swift'''
LAWS = '''Paris Agreement;Minsk Protocol;Dublin Convention;Fair Trade Act;
Geneva Accords;Kyoto Protocol;Treaty of Lisbon;Clean Seas Act;Basel Accord;Good
Friday Agreement;Montreal Protocol;Helsinki Accords;Rome Statute;Peace
Charter'''
NOUNS = '''Orchard;Harbour;Lantern;River;Winter;Garden;Mirror;Road;Night;House;
Daughter;Summer;Window;Ghost;Fire;Moon;Letter;Mountain;City;Sea;Weather;
Homesick;Silence;Machine;Train;Heart;Shadow;Bird;Circus;Crown;Stranger;Kingdom;
Tide'''
WORDS = '''Glass;Paper;Slow;Broken;Last;Silver;Red;Quiet;Burning;Little;Golden;
Dark;Lost;Wild;Secret;Empty;Black;Electric;Frozen;Perfect;Second;Velvet;Hollow;
Blue'''
TRADES = '''Foods;Steel;Software;Networks;Pharma;Systems;Motors;Oil;Energy;
Media;Airlines;Airways;Bank;Insurance;Technologies;Chemicals;Paper;Mining;
Telecom;Brewery;Holdings;Industries;Electronics;Capital;Partners;Logistics;
Records;Pictures;Books;Foundation;Labs;Biotech;Financial;Stores;Resources;
Petroleum'''
LEGAL = '''Inc;Inc.;Corp;Corp.;Ltd;Ltd.;Plc;plc;Co;Co.;AG;SA;NV;AB;ASA;Oyj;SpA;
GmbH;Group;Holdings;LLC;Bhd;Group Plc;& Co;Pty Ltd;KGaA;A/S'''
SHOPS = '''Dental;Auto;Salon;Fitness;Motors;Plumbing;Animal Hospital;Nails;
Tire;Books;Spa;Cleaners;Services;Garage;Repair'''
FOODS = '''Pizza;Cafe;Grill;Bakery;Tavern;Kitchen;Bistro;Deli;Bar;Diner;
Restaurant;Inn'''
SYLLABLES = '''van tix cor lu mer za no vo tel gen syn cal ri den pax or bit
qua la neo ver sol tri am ex on dy na fi lex ro bo cy pro med al tis ka
jo'''.split()
DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()

# words too: names only where they stand alone
PLAIN = 'first last work body state house street party bank paper short thing'
PLAIN = PLAIN.split()

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location(
    'tables', os.path.join(HERE, 'entities-tables.py'))
tables = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tables)
tables.setup(sys.argv[1], sys.argv[2])
dice = tables.Dice(88675123)
names = tables.names
GROUNDS = names(tables.GROUNDS) + names(
    'Upton Park;Stamford Bridge;Villa Park;Goodison Park;Kingdome;Fenway Park;'
    'Madison Square Garden;Old Trafford;Wembley;Ibrox;Lansdowne Road;Camden '
    'Yards;Stade de France;Anfield;Hampden Park;Maracana;Olympic Stadium')


def coined():
    w = ''.join(dice.of(SYLLABLES) for _ in range(2 + dice.roll(2)))
    return w.capitalize()


def surname():
    return dice.of(tables.PERSONS).split(' ')[1]


def town():
    return dice.of(tables.CITIES)


def firm():
    """A firm, and what it is called for short."""
    kind = dice.roll(10)
    if kind < 3:
        short = coined()
    elif kind < 5:
        short = surname()
        if dice.roll(3) == 0:
            short += dice.of([' & ', '-', ' ']) + surname()
    elif kind < 7:
        short = dice.of([town(), dice.of(names(WORDS)), dice.of(
            ['Pacific', 'Atlantic', 'National', 'United', 'General', 'First',
             'Northern', 'Royal', 'Standard', 'Allied', 'American', 'British',
             'Global', 'Union'])]) + ' ' + dice.of(names(TRADES))
        return [short + dice.of(['', '', ' ' + dice.of(names(LEGAL))]), short]
    elif kind < 8:
        short = ''.join(dice.of('ABCDEFGHIKLMNOPRSTUV') for _ in
                        range(2 + dice.roll(3)))
    else:
        return [dice.of(names(tables.FIRMS))] * 2
    long = short
    if dice.roll(2):
        long += ' ' + dice.of(names(TRADES))
    if dice.roll(2) or long == short:
        long += ' ' + dice.of(names(LEGAL))
    return [long if dice.roll(3) else short, short]


def club():
    if dice.roll(4) == 0:
        return town() + dice.of(['', '', ' United', ' City', ' FC', ' Town',
                                 ' Rovers', ' Athletic'])
    return dice.of(dice.of([CLUBS, CLUBS, CLUBS, tables.names(tables.RUGBY),
                            tables.names(tables.CLUBS)]))


def work():
    return dice.of([
        lambda: 'The %s %s' % (dice.of(names(WORDS)), dice.of(names(NOUNS))),
        lambda: '%s %s' % (dice.of(names(WORDS)), dice.of(names(NOUNS))),
        lambda: '%s of the %s' % (dice.of(names(NOUNS)),
                                  dice.of(names(NOUNS))),
        lambda: "%s 's %s" % (surname(), dice.of(names(NOUNS))),
        lambda: dice.of(names(NOUNS)) + 's',
        lambda: 'The %s at %s' % (dice.of(names(NOUNS)), dice.of(
            ['Dusk', 'Midnight', town()]))])()


CLUBS = names(tables.SOCCER)
MAKE = {
    'per': lambda: dice.of(tables.PERSONS), 'last': surname,
    'first': lambda: dice.of(tables.PERSONS).split(' ')[0],
    'club': club, 'us': lambda: dice.of(names(US)),
    'firm': firm, 'paper': lambda: dice.of(names(PAPERS)),
    'agency': lambda: dice.of(names(AGENCIES)),
    'bank': lambda: dice.of(names(BANKS)),
    'body': lambda: dice.of(['', '', '', town() + ' ', dice.of(
        tables.ADJ) + ' ']) + dice.of(names(BODIES)),
    'band': lambda: '%s %ss' % (dice.of(names(WORDS)), dice.of(
        names(NOUNS))) if dice.roll(3) else coined(),
    'shop': lambda: dice.of([surname() + " 's", town(), coined(), dice.of(
        names(WORDS)), 'Casa ' + surname()]) + ' ' + dice.of(names(SHOPS)),
    'food': lambda: dice.of([surname() + " 's", dice.of(names(WORDS)),
                             'Casa ' + surname(), town()]) + ' ' +
    dice.of(names(FOODS)),
    'listed': lambda: '%s , %s' % tuple(dice.of(tables.PERSONS).split()[::-1]),
    'party': lambda: dice.of(names(PARTIES)),
    'city': town, 'nation': lambda: dice.of(tables.NATIONS),
    'ground': lambda: dice.of(GROUNDS) if dice.roll(3) else town() +
    dice.of([' Stadium', ' Park', ' Road', ' Arena']),
    'state': lambda: dice.of(names(tables.STATES)),
    'hotel': lambda: dice.of(['Hotel %s', '%s Hotel', '%s Inn', 'Hilton %s',
                              '%s Resort']) % dice.of([town(), surname()]),
    'street': lambda: dice.of([surname(), dice.of(names(NOUNS)), town()]) +
    dice.of([' Street', ' Avenue', ' Road', ' St', ' Square', ' Boulevard']),
    'wild': lambda: dice.of(['%s Mountains', 'Lake %s', '%s Valley', '%s',
                             'Mount %s', '%s Region', '%s Peninsula',
                             '%s River', '%s Andes', '%s province'][:9]) %
    dice.of([town(), coined()]),
    'house': lambda: dice.of([town(), surname()]) + dice.of(
        [' Palace', ' Prison', ' Hospital', ' Tower', ' Cathedral', ' Hall',
         ' Airport', ' Bridge', ' Museum', ' Park', ' Art Gallery']),
    'adj': lambda: dice.of(tables.ADJ),
    'cup': lambda: tables.cup()[6:-1],
    'index': lambda: dice.of(names(INDEXES)),
    'work': work,
    'thing': lambda: dice.of([coined(), dice.of(names(CARS))]) + dice.of(
        ['', '', ' %d' % (1 + dice.roll(20)), ' S%d' % dice.roll(10)]),
    'law': lambda: dice.of(names(LAWS)),
    'storm': lambda: dice.of(['Hurricane ', 'Storm ', 'Cyclone ', 'Typhoon ']) +
    dice.of(tables.PERSONS).split()[0],
}


class Report:
    """Names that stay the same through a report."""
    def __init__(self):
        self.known = {}

    def name(self, sort, number):
        base = {'short': 'firm', 'last': 'per'}.get(sort, sort)
        if not number:
            made = MAKE[base]() if sort != 'short' else firm()
        else:
            if (base, number) not in self.known:
                self.known[base, number] = MAKE[base]()
            made = self.known[base, number]
        if base == 'firm':
            made = made[1] if sort == 'short' else made[0]
        if sort == 'last':
            made = made.split(' ')[-1]
        if sort == 'us' and (number and self.known.get((sort, number, 'said'))
                             or dice.roll(3) == 0):
            made = re.sub(r'^(New York|New Jersey|New Orleans|San \w+|Los '
                          r'Angeles|St\. Louis|Kansas City|Green Bay|Tampa Bay|'
                          r'Golden State|\w+) ', '', made)
        self.known[sort, number, 'said'] = True
        return '[%s|%s]' % (SORTS[sort], made)

    def bare(self, text, alone):
        """Names inside <a/b>: a word that is a sort."""
        def one(m):
            if m[1] == 'day':
                return dice.of(DAYS)
            if m[1] in SORTS and (m[2] or alone or m[1] not in PLAIN):
                return self.name(m[1], m[2])
            return m[0]
        return re.sub(r'\b([a-z]+)(\d?)\b', one, text)

    def fill(self, pattern):
        def one(m):
            parts = m[1].split('/')
            text = dice.of(parts)
            return self.bare(text, len(parts) == 1)
        text = re.sub(r'<([^>]*)>', one, pattern)
        text = re.sub('199#', lambda m: '199%d' % dice.roll(10), text)
        return re.sub('#', lambda m: str(dice.roll(9) + 1) if dice.roll(2)
                      else str(10 + dice.roll(300)), text)


def heading():
    if dice.roll(3) == 0:
        return dice.of(names(PLAIN_4))
    first = dice.of(names(PLAIN_1)) + ' ' if dice.roll(2) else ''
    return first + dice.of(names(PLAIN_2)) + ' ' + dice.of(names(PLAIN_3))


def lines(text):
    return text.strip().replace('\n  ', ' ').split('\n')


def title(text):
    return ' '.join(w if w[0] == '[' or w in 'of in on to and for as by over '
                    'the from with at or a'.split() else w[0].upper() + w[1:]
                    for w in re.findall(r'\[[^]]*\]|\S+', text))


def upper(text):
    return re.sub(r'\[(\w+)\|([^]]*)\]|([^[]+)', lambda m: '[%s|%s]' % (
        m[1], m[2].upper()) if m[1] else m[3].upper(), text)


def report(heads, body):
    r = Report()
    out = []
    how = dice.roll(6)
    if how < 5:
        h = r.fill(dice.of(lines(heads)))
        out.append(upper(h) if how < 2 else title(h) if how < 4 else h)
    if how < 2 and dice.roll(2):
        out.append('[LOC|%s] %s' % (town().upper(), tables.date()))
    body = lines(body)
    for p in dice.some(body, 2 + dice.roll(5)):
        if dice.roll(8) == 0:
            out.append(heading())
        out.append(r.fill(p))
    return out


def close(line):
    """Marks stand close to their words."""
    line = re.sub(r' ([,.;:?!)%]+)(?= |$)', r'\1', line)
    line = re.sub(r'" ([^"]*) "', r'"\1"', line.replace('( ', '('))
    return line.replace(" 's", "'s").replace('$ ', '$').replace(" ' ", "' ")


KINDS = [(HEADS_SPORT, SPORT)] * 4 + [(HEADS_FIRMS, FIRMS)] * 5 + \
    [(HEADS_WORLD, WORLD)] * 3 + [(HEADS_WORLD, WEB)] * 2
for number in range(2000):
    tables.put('prose%d' % number, [close(x) for x in report(*dice.of(KINDS))])
