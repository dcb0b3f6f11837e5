#!/usr/bin/env python3
"""entities-tables.py - made-up tables of sport and markets for train-entities.

usage: entities-tables.py DATA SRC > TABLE

The texts to learn from have sentences only; news wires also send results,
standings, score cards and prices, where "Leeds" is a club and "Italy" a
country.  Names of persons are drawn from the labels in DATA/data/entities,
places from SRC/data, clubs and competitions from the lists below; the rest are
patterns.  The same names come out every time.
"""
import gzip
import re
import sys

SOCCER = '''Arsenal;Aston Villa;Barnsley;Birmingham;Blackburn;Blackpool;Bolton;
Bournemouth;Bradford;Brentford;Brighton;Bristol City;Bristol Rovers;Burnley;
Bury;Cambridge United;Cardiff;Carlisle;Charlton;Chelsea;Chester;Colchester;
Coventry;Crewe;Crystal Palace;Darlington;Derby;Doncaster;Everton;Exeter;Fulham;
Gillingham;Grimsby;Hartlepool;Hereford;Huddersfield;Hull;Ipswich;Leeds;
Leicester;Leyton Orient;Lincoln;Liverpool;Luton;Manchester City;Manchester
United;Mansfield;Middlesbrough;Millwall;Newcastle;Northampton;Norwich;
Nottingham Forest;Notts County;Oldham;Oxford;Peterborough;Plymouth;Port Vale;
Portsmouth;Preston;Queens Park Rangers;Reading;Rochdale;Rotherham;Scunthorpe;
Sheffield United;Sheffield Wednesday;Shrewsbury;Southampton;Southend;Stockport;
Stoke;Sunderland;Swansea;Swindon;Torquay;Tottenham;Tranmere;Walsall;Watford;
West Bromwich;West Ham;Wigan;Wimbledon;Wolverhampton;Wrexham;Wycombe;York;
Aberdeen;Celtic;Dundee United;Dunfermline;Hearts;Hibernian;Kilmarnock;
Motherwell;Raith;Rangers;St Johnstone;Falkirk;Stirling;Partick;Airdrie;
Barcelona;Real Madrid;Atletico Madrid;Athletic Bilbao;Deportivo Coruna;Valencia;
Sevilla;Real Betis;Espanyol;Zaragoza;Valladolid;Celta Vigo;Racing Santander;
Oviedo;Sporting Gijon;Tenerife;Compostela;Extremadura;Logrones;Hercules;
Juventus;Milan;AC Milan;Inter Milan;Inter;Roma;Lazio;Napoli;Fiorentina;Parma;
Sampdoria;Bologna;Udinese;Cagliari;Vicenza;Atalanta;Piacenza;Perugia;Verona;
Reggiana;Torino;Bari;Genoa;Brescia;Lecce;Venezia;Bayern Munich;Borussia
Dortmund;Bayer Leverkusen;Werder Bremen;Hamburg;Cologne;Schalke;VfB Stuttgart;
Stuttgart;Karlsruhe;Duisburg;Hansa Rostock;Freiburg;St Pauli;Bochum;Fortuna
Duesseldorf;Arminia Bielefeld;1860 Munich;Borussia Moenchengladbach;Paris St
Germain;Monaco;Marseille;Bordeaux;Nantes;Lyon;Lens;Lille;Metz;Auxerre;Bastia;
Guingamp;Strasbourg;Montpellier;Cannes;Nice;Nancy;Caen;Rennes;Le Havre;Ajax;PSV
Eindhoven;Feyenoord;Utrecht;Vitesse Arnhem;Heerenveen;Twente Enschede;Roda JC
Kerkrade;Groningen;Sparta Rotterdam;NEC Nijmegen;Willem II Tilburg;RKC Waalwijk;
NAC Breda;Fortuna Sittard;AZ Alkmaar;Volendam;De Graafschap Doetinchem;Club
Brugge;Anderlecht;Standard Liege;Genk;Ghent;Lierse;Lokeren;Mouscron;Aalst;Porto;
Benfica;Sporting;Boavista;Guimaraes;Braga;Belenenses;Maritimo;Setubal;Salgueiros;
Galatasaray;Fenerbahce;Besiktas;Trabzonspor;Panathinaikos;Olympiakos;AEK;PAOK;
Sparta Prague;Slavia Prague;Sigma Olomouc;Slovan Bratislava;Ferencvaros;Ujpest;
MTK;Legia Warsaw;Widzew Lodz;Lech Poznan;Spartak Moscow;Dynamo Moscow;Lokomotiv
Moscow;CSKA Moscow;Alania Vladikavkaz;Rotor Volgograd;Dynamo Kiev;Shakhtar
Donetsk;Steaua Bucharest;Dinamo Bucharest;Rapid Bucharest;Red Star;Partizan;
Croatia Zagreb;Hajduk Split;CSKA Sofia;Levski Sofia;Slavia Sofia;Rapid Vienna;
Austria Vienna;Sturm Graz;Casino Salzburg;Grasshopper;Sion;Neuchatel Xamax;
Servette;Basel;Lausanne;Aarau;Young Boys;IFK Gothenburg;Malmo;AIK;Orebro;
Helsingborg;Halmstad;Brondby;AGF Aarhus;Odense;Lyngby;Rosenborg;Brann;
Lillestrom;Molde;Stabaek;Viking;HJK Helsinki;MyPa;Boca Juniors;River Plate;
Independiente;Racing Club;San Lorenzo;Velez Sarsfield;Lanus;Rosario Central;
Estudiantes;Ferro Carril Oeste;Gimnasia-La Plata;Flamengo;Vasco da Gama;
Fluminense;Botafogo;Palmeiras;Corinthians;Santos;Sao Paulo;Gremio;Internacional;
Cruzeiro;Atletico Mineiro;Colo Colo;Penarol;Nacional;Olimpia;Cerro Porteno;
America;Guadalajara;Cruz Azul;Necaxa;Kashima Antlers;Verdy Kawasaki;Yokohama
Marinos;Jubilo Iwata;Urawa Reds;Gamba Osaka;Shimizu S-Pulse;Nagoya Grampus
Eight;Al Ahly;Zamalek;Ismaili;Hapoel Haifa;Maccabi Tel Aviv;Beitar Jerusalem;
Kaizer Chiefs;Orlando Pirates;Hearts of Oak;Raja Casablanca;Esperance'''
BASEBALL = '''NEW YORK;BALTIMORE;BOSTON;TORONTO;DETROIT;CLEVELAND;CHICAGO;
MILWAUKEE;MINNESOTA;KANSAS CITY;TEXAS;SEATTLE;OAKLAND;CALIFORNIA;ATLANTA;
MONTREAL;FLORIDA;PHILADELPHIA;HOUSTON;ST LOUIS;CINCINNATI;PITTSBURGH;SAN DIEGO;
LOS ANGELES;COLORADO;SAN FRANCISCO;ARIZONA;TAMPA BAY'''
BASKET = '''Atlanta;Boston;Charlotte;Chicago;Cleveland;Dallas;Denver;Detroit;
Golden State;Houston;Indiana;LA Clippers;LA Lakers;Miami;Milwaukee;Minnesota;New
Jersey;New York;Orlando;Philadelphia;Phoenix;Portland;Sacramento;San Antonio;
Seattle;Toronto;Utah;Vancouver;Washington'''
HOCKEY = '''Anaheim;Boston;Buffalo;Calgary;Chicago;Colorado;Dallas;Detroit;
Edmonton;Florida;Hartford;Los Angeles;Montreal;New Jersey;NY Islanders;NY
Rangers;Ottawa;Philadelphia;Phoenix;Pittsburgh;San Jose;St Louis;Tampa Bay;
Toronto;Vancouver;Washington'''
GRID = '''Arizona;Atlanta;Baltimore;Buffalo;Carolina;Chicago;Cincinnati;Dallas;
Denver;Detroit;Green Bay;Houston;Indianapolis;Jacksonville;Kansas City;Miami;
Minnesota;New England;New Orleans;NY Giants;NY Jets;Oakland;Philadelphia;
Pittsburgh;San Diego;San Francisco;Seattle;St Louis;Tampa Bay;Washington'''
COLLEGE = '''Nebraska;Michigan State;Ohio State;Penn State;Florida State;Notre
Dame;Tennessee;Alabama;Auburn;Iowa;Northwestern;Purdue;Wisconsin;Stanford;UCLA;
USC;Brigham Young;Colorado State;Texas A&M;Kansas;Duke;Wake Forest;North
Carolina;Clemson;Georgia Tech;Syracuse;Villanova;Rutgers;Army;Navy;Air Force'''
COUNTY = '''Derbyshire;Durham;Essex;Glamorgan;Gloucestershire;Hampshire;Kent;
Lancashire;Leicestershire;Middlesex;Northamptonshire;Nottinghamshire;Somerset;
Surrey;Sussex;Warwickshire;Worcestershire;Yorkshire;Victoria;Queensland;New
South Wales;Tasmania;South Australia;Western Australia;Natal;Transvaal;Otago;
Canterbury;Wellington;Northern Districts;Bombay;Karnataka'''
RUGBY = '''Bath;Leicester;Harlequins;Wasps;Bristol;Gloucester;Northampton;Orrell;
Sale;Saracens;London Irish;West Hartlepool;Cardiff;Swansea;Llanelli;Pontypridd;
Neath;Newport;Melrose;Currie;Hawick;Brive;Toulouse;Begles;Castres;Munster;
Leinster;Ulster;Wigan;St Helens;Warrington;Halifax;Castleford;Bradford;Oldham;
Workington;Canberra;Brisbane;Penrith;Parramatta;Sydney Bulldogs;North Sydney;
Cronulla;Balmain;Newcastle;Illawarra;Auckland;Manly;St George;Carlton;Essendon;
Geelong;Collingwood;Hawthorn;Fremantle;West Coast;North Melbourne;Footscray'''
CLUBS = '''Bergamo;CSKA Moscow;Zalgiris Kaunas;Olympiakos;Real Madrid;Estudiantes
Madrid;Limoges;Pau-Orthez;Cibona Zagreb;Efes Pilsen;Ulker Spor;Kinder Bologna;
Teamsystem Bologna;Stefanel Milan;Benetton Treviso;Alba Berlin;Bayer Leverkusen;
Maccabi Tel Aviv;Panionios;Villeurbanne;Racing Paris;Caja San Fernando;Joventut;
HIFK;Jokerit;TPS;Tappara;Lukko;Ilves;JyPHT;KalPa;Assat;HPK;SaiPa;Luleo;
Frolunda;Brynas;Farjestad;Djurgarden;Modo;Leksand;Vsetin;Zlin;Litvinov;Kladno'''
TEAMS = '''Mapei;Festina;Telekom;ONCE;Banesto;Polti;Rabobank;TVM;Kelme;MG-
Technogym;Gewiss;Saeco;GAN;Lotto;Motorola;U.S. Postal;Casino;Cofidis;Carrera;
Ferrari;Williams;McLaren;Benetton;Jordan;Sauber;Tyrrell;Ligier;Arrows;Minardi;
Stewart;Prost;Honda;Yamaha;Suzuki;Ducati;Aprilia;Kawasaki;Toyota;Subaru;
Mitsubishi;Ford;Renault;Peugeot;Reynard;Lola;Penske'''
STATES = '''Florida;California;Texas;Ohio;Georgia;Illinois;Michigan;Maryland;New
York;Nevada;Arizona;Indiana;New Jersey;Connecticut;Massachusetts;Virginia'''
GROUNDS = '''Lord's;Headingley;Old Trafford;The Oval;Trent Bridge;Edgbaston;Wembley;
Twickenham;Murrayfield;Eden Park;Eden Gardens;Ellis Park;Newlands;Anfield;
Highbury;Elland Road;Parc des Princes;San Siro;Nou Camp'''
CUPS = '''World Cup;Davis Cup;Fed Cup;European Cup;Champions League;UEFA Cup;Cup
Winners' Cup;FA Cup;African Nations Cup;Asian Cup;Copa America;Super Cup;U.S.
Open;Australian Open;French Open;Wimbledon;Italian Open;Grand Prix;Ryder Cup;
Masters;British Open;Sheffield Shield;Tour de France;Giro d'Italia;Vuelta;
Olympic Games;Commonwealth Games;Goodwill Games;Five Nations;Super 12;Stanley
Cup;World Series;Super Bowl;County Championship;World Championships;European
Championships'''
FIRMS = '''Acme Steel;Barrick Gold;Bayer;BASF;British Airways;British Telecom;
Citicorp;Coca-Cola;Compaq;Daimler-Benz;Deutsche Bank;DuPont;Eastman Kodak;Exxon;
Fiat;Ford;General Electric;General Motors;Glaxo Wellcome;Hewlett-Packard;
Hoechst;Hutchison;IBM;Intel;Kellogg;Lloyds;Lufthansa;Merck;Microsoft;Mobil;
Motorola;Nestle;Nokia;Olivetti;Philips;Procter & Gamble;Reuters;Roche;Samsung;
Sandoz;Siemens;Sony;Statoil;Telefonica;Texaco;Toshiba;Toyota;UBS;Unilever;
Volkswagen;Volvo;Westinghouse;Xerox;AT&T;AMR Corp;Boeing;Caterpillar;Chrysler;
Dow Chemical;McDonald's;Novell;Netscape;Oracle;Sprint;Time Warner;Walt Disney'''
ADJ = '''English;Scottish;French;German;Spanish;Italian;Dutch;Belgian;Portuguese;
Swiss;Austrian;Polish;Czech;Romanian;Bulgarian;Greek;Turkish;Russian;Israeli;
Swedish;Norwegian;Finnish;Danish;Brazilian;Argentine;Mexican;Japanese;South
Korean;Australian;Egyptian;Hungarian;Croatian;Yugoslav;Welsh;Irish'''
NATIONS = '''U.S.;United States;Britain;England;Scotland;Wales;Ireland;Northern
Ireland;France;Germany;Spain;Italy;Netherlands;Belgium;Portugal;Switzerland;
Austria;Poland;Czech Republic;Slovakia;Hungary;Romania;Bulgaria;Greece;Turkey;
Russia;Ukraine;Belarus;Sweden;Norway;Finland;Denmark;Croatia;Slovenia;
Yugoslavia;Macedonia;Bosnia;Israel;South Africa;Kenya;Ethiopia;Morocco;Algeria;
Nigeria;Cameroon;Ghana;Zimbabwe;Zambia;Namibia;Australia;New Zealand;Japan;China;
South Korea;India;Pakistan;Sri Lanka;Bangladesh;West Indies;Jamaica;Trinidad;
Bahamas;Cuba;Canada;Mexico;Brazil;Argentina;Chile;Uruguay;Colombia;Ecuador;Peru;
Paraguay;Bolivia;Venezuela;Thailand;Indonesia;Malaysia;Kuwait;Iran;Iraq;Syria;
United Arab Emirates;Uzbekistan;Kazakhstan;Saudi Arabia;Lithuania;Latvia;
Estonia;Georgia;Moldova;Armenia;Albania;Cyprus;Iceland;Luxembourg'''
DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()


def names(text):
    return [' '.join(w.split()) for w in text.replace('-\n', '-').split(';')]


class Dice:
    """A small generator of our own: the same on every version of Python."""
    def __init__(self, seed):
        self.x = seed

    def roll(self, n):
        self.x ^= self.x << 13 & 0xffffffff
        self.x ^= self.x >> 17
        self.x ^= self.x << 5 & 0xffffffff
        return self.x % n

    def of(self, a):
        return a[self.roll(len(a))]

    def some(self, a, n):
        out = []
        while len(out) < n:
            x = self.of(a)
            if x not in out:
                out.append(x)
        return out


dice = Dice(2463534242)


def persons(data):
    """Names of two words that the labels have, each once."""
    seen = {}
    for name in ('silver/wce-vote', 'silver/wikinews-vote', 'docred-more'):
        with gzip.open('%s/data/entities/%s.tsv.gz' % (data, name), 'rt',
                       encoding='utf-8') as f:
            for line in f:
                c = line.rstrip('\n').split('\t')
                if c[5] == 'ent' and c[8] == 'PER' and re.match(
                        r"[^\W\d_][\w'.-]+ [^\W\d_][\w'-]+$", c[10]) and \
                        not c[10].isupper():
                    seen[c[10]] = 1
    return sorted(seen)


def cities(src):
    out = []
    with open(src + '/data/entities-gazetteer.tsv', encoding='utf-8') as f:
        for line in f:
            if line.startswith('#'):
                continue
            name, bits = line.rstrip('\n').split('\t')
            if int(bits) == 4 and len(name) < 16 and name.isascii():
                out.append(name)
    return out


def e(kind, name):
    return '[%s|%s]' % (kind, name)


def per():
    return e('PER', dice.of(PERSONS))


def initial():
    f, s = dice.of(PERSONS).split(' ')
    return e('PER', '%s. %s' % (f[0], s))


def last():
    return e('PER', dice.of(PERSONS).split(' ')[1])


def nation():
    return e('LOC', dice.of(NATIONS))


def num(a, b):
    return str(a + dice.roll(b - a + 1))


def city():
    return e('LOC', dice.of(CITIES))


def pick(a, kind='ORG'):
    return e(kind, dice.of(a))


def date():
    return '199%s-%02d-%02d' % (num(5, 9), 1 + dice.roll(12),
                                1 + dice.roll(28))


def head(text):
    """A headline in capitals, the place and day under it."""
    t = re.sub(r'\[(\w+)\|([^]]*)\]',
               lambda m: '[%s|%s]' % (m[1], m[2].upper()), text)
    t = ''.join(p if p.startswith('[') else p.upper()
                for p in re.split(r'(\[[^]]*\])', t))
    place = dice.of(CITIES).upper()
    if dice.roll(3) == 0:
        line = '%s , %s %s' % (e('LOC', place), nation(), date())
    else:
        line = '%s %s' % (e('LOC', place), date())
    return [t + ' .', line]


def cup():
    if dice.roll(2):
        return e('MISC', dice.of(CUPS))
    return e('MISC', dice.of(CITIES) + ' ' + dice.of(
        ['Open', 'Cup', 'Classic', 'Masters', 'International',
         'Grand Prix', 'Championships', 'Trophy', 'Marathon']))


def tennis():
    c = cup()
    out = head('tennis - results at %s' % c)
    out.append('Results from the %s tennis tournament on %s ( prefix number '
               'denotes seeding ) :' % (c, dice.of(DAYS)))
    out.append(dice.of(["Women 's singles , first round",
                        "Men 's singles , quarter-finals",
                        'Quarterfinals', 'Singles semifinals', 'Final']))
    for _ in range(4 + dice.roll(6)):
        a, b = [('%s - ' % num(1, 16) if dice.roll(4) == 0 else '') +
                '%s ( %s )' % (per(), nation()) for _ in 'ab']
        sets = ' '.join(dice.of(['6-4', '6-2', '7-6 ( 7-3 )', '3-6', '7-5',
                                 '6-1', '4-6', '6-0'])
                        for _ in range(2 + dice.roll(2)))
        out.append('%s %s %s %s' % (a, dice.of(['beat', 'beat', 'leads',
                                                'defeated']), b, sets))
    if dice.roll(2):
        out.append('%s and %s ( %s ) beat %s ( %s ) and %s ( %s ) 6-3 6-4' % (
            per(), per(), nation(), per(), nation(), per(), nation()))
    return out


def league():
    adj = pick(ADJ, 'MISC')
    kind = dice.of([('soccer', SOCCER), ('soccer', SOCCER), ('soccer', SOCCER),
                    ('rugby league', RUGBY), ('rugby union', RUGBY),
                    ('basketball', CLUBS), ('ice hockey', CLUBS),
                    ('Australian rules', RUGBY), ('handball', CLUBS)])
    clubs = dice.some(names(kind[1]), 12)
    for i in dice.some(range(12), 3):   # of leagues that no list has
        clubs[i] = dice.of(CITIES)
    out = head('%s - %s league %s' % (kind[0], adj, dice.of(
        ['results', 'standings', 'results and standings', 'summaries'])))
    out.append('%s of %s %s division %s matches %s on %s :' % (
        dice.of(['Results', 'Result']), adj, dice.of(['first', 'second',
                                                     'premier']),
        kind[0], dice.of(['played', 'played', '']), dice.of(DAYS)))
    if dice.roll(3) == 0:
        out.append(dice.of(['Premier league', 'Division one', 'First division',
                            'Group A', 'Quarter-finals , first leg']))
    form = dice.roll(3)
    for i in range(0, 12, 2):
        a, b = e('ORG', clubs[i]), e('ORG', clubs[i + 1])
        x, y = num(0, 5), num(0, 4)
        if kind[0] == 'basketball':
            x, y = num(60, 120), num(60, 120)
        if form == 0:
            out.append('%s %s %s %s' % (a, x, b, y))
        elif form == 1:
            out.append('%s - %s %s-%s' % (a, b, x, y))
        else:
            out.append('%s %s ( %s %s ) %s %s' % (
                a, x, last(), num(2, 89), b, y))
    if dice.roll(2):
        out.append('Standings ( tabulated under played , won , drawn , lost , '
                   'goals for , goals against , points ) :')
        for c in clubs[:8]:
            out.append('%s %s' % (e('ORG', c), ' '.join(
                num(0, 30) for _ in range(7))))
    if dice.roll(3) == 0:
        out.append('Postponed : %s v %s , %s v %s' % tuple(
            e('ORG', c) for c in dice.some(clubs, 4)))
    if dice.roll(3) == 0:
        out.append('Playing %s : %s v %s' % (dice.of(DAYS), e('ORG', clubs[0]),
                                             e('ORG', clubs[9])))
    return out


def international():
    a, b = dice.some(NATIONS, 2)
    a, b = e('LOC', a), e('LOC', b)
    game = dice.of(['soccer', 'soccer', 'rugby union', 'ice hockey',
                    'volleyball', 'basketball'])
    out = head('%s - %s %s %s %s-%s' % (game, a, dice.of(['beat', 'draw with',
               'and', 'lose to']), b, num(0, 5), num(0, 4)))
    if dice.roll(3):
        out.append('%s beat %s %s-%s ( halftime %s-0 ) in %s %s match on %s .'
                   % (a, b, num(1, 6), num(0, 1), num(0, 1), dice.of(
                       ['a', 'their']), cup(), dice.of(DAYS)))
    else:
        out.append('%s %s %s %s' % (a, num(0, 4), b, num(0, 3)))
    out.append('Scorers :')
    for t in (a, b):
        out.append('%s - %s' % (t, ' , '.join(
            '%s ( %s )' % (dice.of([per, last])(), dice.of(
                [num(1, 90) + 'th minute', num(1, 90) + 'th',
                 num(2, 80) + ' penalty']))
            for _ in range(1 + dice.roll(3)))))
    if dice.roll(2):
        out.append('Attendance : %s,%s' % (num(5, 80), num(100, 999)))
    if dice.roll(2):
        for t in (a, b):
            out.append('%s : %s' % (t, dice.of([' , ', ' ; ']).join(
                '%s - %s' % (i + 1, per()) for i in range(6))))
    if dice.roll(2):
        out.append('Referee : %s ( %s )' % (per(), nation()))
    return out


def squad():
    t = dice.of([nation, lambda: pick(names(SOCCER)),
                 lambda: pick(names(RUGBY))])()
    out = head('%s - %s name %s for %s' % (dice.of(
        ['soccer', 'cricket', 'rugby union']), t, dice.of(
            ['team', 'squad', 'unchanged side']), cup()))
    clubs = names(SOCCER + ';' + RUGBY)
    for part in dice.some(['Goalkeepers', 'Defenders', 'Midfielders',
                           'Forwards', 'Team', 'Squad', 'Replacements',
                           'Batsmen', 'Reserves'], 4):
        out.append('%s : %s' % (part, ' , '.join(
            per() + (' ( %s )' % pick(clubs) if dice.roll(3) else '')
            for _ in range(3 + dice.roll(4)))))
    return out


def cricket():
    a, b = [e('LOC', x) for x in dice.some(NATIONS, 2)]
    if dice.roll(2):
        a, b = [e('ORG', x) for x in dice.some(names(COUNTY), 2)]
    out = head('cricket - %s v %s scoreboard' % (a, b))
    out.append('Scoreboard on the %s day of the %s match between %s and %s at '
               '%s on %s :' % (dice.of(['first', 'second', 'final']),
               dice.of(['first test', 'second test', 'championship', 'one-day']),
               a, b, pick(names(GROUNDS), 'LOC'), dice.of(DAYS)))
    out.append('%s %s' % (a, dice.of(['first innings', 'second innings',
               'innings', num(150, 500) + ' and ' + num(90, 300) + '-5'])))
    for _ in range(4 + dice.roll(5)):
        how = dice.of(['c %s b %s' % (last(), last()), 'b %s' % last(),
                       'lbw b %s' % last(), 'not out', 'run out',
                       'c and b %s' % last(), 'st %s b %s' % (last(), last())])
        out.append('%s %s %s' % (dice.of([initial, per])(), how, num(0, 150)))
    out.append('Extras ( b-%s lb-%s w-1 nb-%s ) %s' % (
        num(1, 9), num(1, 12), num(1, 9), num(5, 30)))
    out.append('Total ( for %s wickets ) %s' % (num(3, 9), num(150, 450)))
    if dice.roll(2):
        out.append('Did not bat : %s , %s , %s' % (last(), last(), initial()))
    out.append('Bowling : %s' % ' '.join('%s %s-%s-%s-%s' % (
        last(), num(5, 30), num(0, 9), num(20, 90), num(0, 5))
        for _ in range(3)))
    if dice.roll(2):
        out.append('%s %s and %s-%s ( %s %s ) v %s' % (
            a, num(120, 400), num(50, 300), num(1, 9), initial(),
            num(50, 150), b))
    if dice.roll(2):
        out.append('Umpires : %s and %s ( %s )' % (per(), per(), nation()))
    return out


def majors():
    kind, teams, caps = dice.of([
        ('baseball - major league', BASEBALL, 1), ('NBA basketball', BASKET, 0),
        ('NHL ice hockey', HOCKEY, 0), ('NFL American football', GRID, 0),
        ('college football -', COLLEGE, 0)])
    if kind[:3].isupper():
        kind = '[ORG|%s]' % kind[:3] + kind[3:]
    teams = dice.some(names(teams), 10)
    if caps or dice.roll(2):
        teams = [t.upper() for t in teams]
    t = [e('ORG', x) for x in teams]
    out = head(kind + ' ' + dice.of(["results on %s", 'standings after %s',
                                     'schedule for %s']) % dice.of(DAYS))
    if dice.roll(2):
        out += [dice.of(['[MISC|AMERICAN LEAGUE]', 'EASTERN DIVISION',
                         '[MISC|NATIONAL LEAGUE]', 'CENTRAL DIVISION',
                         'PACIFIC DIVISION', 'EASTERN CONFERENCE']),
                dice.of(['W L PCT GB', 'W L T GF GA PTS', 'W L T PCT PF PA'])]
        for x in t[:6]:
            out.append('%s %s %s .%s %s' % (x, num(20, 80), num(20, 80),
                       num(300, 700), dice.of(['-', num(1, 30),
                       num(1, 20) + ' 1/2'])))
    form = dice.roll(3)
    for i in range(0, 10, 2):
        if form == 0:
            out.append('%s %s %s %s' % (t[i], num(0, 120), t[i + 1],
                                        num(0, 110)))
        elif form == 1:
            out.append('%s %s %s' % (t[i], 'AT' if teams[0].isupper() else
                                     'at', t[i + 1]))
        else:
            out.append('%s %s , %s %s%s' % (
                t[i], num(0, 120), t[i + 1], num(0, 110),
                dice.of(['', '', ' ( OT )', ' ( 10 innings )'])))
    if dice.roll(2):
        out.append('At %s , %s had %s points as the %s beat %s .' % (
            city(), per(), num(10, 40), t[0], t[1]))
    return out


def placings():
    c = cup()
    sport = dice.of(['athletics', 'cycling', 'swimming', 'alpine skiing',
                     'biathlon', 'speed skating', 'motor racing', 'rowing',
                     'motorcycling', 'ski jumping', 'gymnastics', 'judo',
                     'weightlifting', 'badminton', 'squash', 'rallying'])
    out = head('%s - %s %s' % (sport, c, dice.of(['results', 'placings',
                                                 'leading scores'])))
    out.append('%s from the %s on %s :' % (dice.of(
        ['Leading results', 'Results', 'Leading placings']), c, dice.of(DAYS)))
    team = sport in ('cycling', 'motor racing', 'motorcycling', 'rallying')
    for _ in range(1 + dice.roll(3)):
        lead = dice.of(["Men 's %s metres : " % num(100, 900),
                        "Women 's high jump : ", '', '', 'Final : ',
                        'Leading positions after %s laps : ' % num(3, 60)])
        line = []
        for i in range(1, 4 + dice.roll(6)):
            unit = dice.of([' %s.%s' % (num(9, 99), num(10, 99)),
                            ' %s:%s.%s' % (num(1, 9), num(10, 59),
                                           num(10, 99)),
                            ' %s points' % num(10, 400),
                            ' %s.%s metres' % (num(2, 80), num(10, 99)),
                            ' %s seconds behind' % num(2, 59), ''])
            where = nation()
            if dice.roll(5) == 0 and not team:
                line.append('%s. %s%s' % (i, where, unit))
            else:
                line.append('%s. %s ( %s )%s%s' % (
                    i, per(), where, ' ' + pick(names(TEAMS)) if team else '',
                    unit))
        if dice.roll(3):
            line[0] = lead + line[0]
            out += line
        else:
            out.append(lead + ' '.join(line))
    if dice.roll(2):
        out.append('%s standings : 1. %s %s points 2. %s %s' % (
            cup(), last(), num(50, 400), last(), num(20, 300)))
    return out


def golf():
    c = cup()
    out = head('golf - leading scores at %s' % c)
    out.append('Leading scores after the %s round of the %s in %s on %s '
               '( %s unless stated ) :' % (dice.of(['first', 'second',
               'third']), c, dice.of([city(), e('LOC', dice.of(
                   names(STATES)))]), dice.of(DAYS), pick(ADJ, 'MISC')))
    for _ in range(5 + dice.roll(5)):
        out.append('%s %s%s %s' % (num(62, 290), per(), dice.of(
            ['', '', ' ( %s )' % nation()]), ' '.join(
                num(64, 76) for _ in range(2 + dice.roll(3)))))
    out.append('%s %s %s %s , %s ( %s ) %s %s' % (
        num(130, 220), per(), num(64, 76), num(64, 76), per(), nation(),
        num(64, 76), num(64, 76)))
    return out


def market():
    firms = [e('ORG', f) for f in dice.some(names(FIRMS), 6)]
    out = head('%s %s' % (city(), dice.of(['stocks - factors to watch',
               'shares close higher', 'market report', 'forex table'])))
    for f in firms:
        out.append(dice.of([
            '%s %s up %s' % (f, num(10, 900), num(1, 9)),
            '%s Q%s net $%s.%s vs $%s.%s' % (f, num(1, 4), num(0, 3),
                                             num(10, 99), num(0, 3),
                                             num(10, 99)),
            '%s %s-%s/8 off %s/8' % (f, num(10, 99), num(1, 7), num(1, 7)),
            'UBS rated %s buy' % f if dice.roll(2) else '%s : hold' % f,
            'TABLE - %s half-year results' % f,
            'Shares : %s %s,%s +%s' % (f, num(1, 9), num(100, 999),
                                       num(1, 20))]).replace(
                                           'UBS', '[ORG|UBS]'))
    out.append(dice.of([
        '-- %s , %s newsroom , %s-%s-%s' % (per(), city(), num(100, 999),
                                            num(100, 999), num(1000, 9999)),
        '%s %s newsroom +44 171 542 %s' % ('[ORG|Reuters]', city(),
                                           num(1000, 9999)),
        '( %s newsroom , %s )' % (city(), num(1000000, 9999999))]))
    return out


def weather():
    out = head(dice.of(['world weather', 'port conditions update',
                        'grain fixtures', 'shipping arrivals']))
    for _ in range(6 + dice.roll(5)):
        out.append(dice.of([
            '%s %s %s %s' % (city(), num(-10, 40), num(-10, 40), dice.of(
                ['sunny', 'cloudy', 'rain', 'fair'])),
            '%s : %s vessels waiting , %s loading' % (city(), num(1, 40),
                                                      num(1, 9)),
            '%s to %s : %s,%s tonnes , $%s.%s' % (
                city(), nation(), num(10, 90), num(100, 999), num(9, 30),
                num(10, 99)),
            '- %s , %s' % (city(), nation())]))
    return out


def loose(line):
    """As it would be written: marks close to their words."""
    line = line.replace(' ,', ',').replace(' :', ':').replace(' ;', ';')
    line = line.replace('( ', '(').replace(' )', ')').replace(" 's", "'s")
    line = re.sub(r'^(\d+) - ', r'\1-', line)
    return re.sub(r' \.$', '', line) if line.isupper() else \
        re.sub(r' \.$', '.', line)


def put(doc, lines):
    for n, line in enumerate(lines, 1):
        text, ents = '', []
        for part in re.split(r'(\[\w+\|[^]]*\])', line):
            m = re.match(r'\[(\w+)\|([^]]*)\]', part)
            start = len(text.encode())
            text += m[2] if m else part
            if m:
                ents.append((start, len(text.encode()), m[1], m[2]))
        row = ['tables', doc, '', str(n), str(n)]
        print('\t'.join(row + ['sent', '0', str(len(text.encode())), 'body',
                               '', text]))
        for s, t, kind, name in ents:
            print('\t'.join(row + ['ent', str(s), str(t), kind, '', name]))




def setup(data, src):
    """The names that the tables are made of."""
    global PERSONS, CITIES, NATIONS, CUPS, ADJ
    PERSONS = persons(data)
    CITIES = cities(src)
    NATIONS = names(NATIONS)
    CUPS = names(CUPS)
    ADJ = names(ADJ)


MAKERS = [tennis, league, league, league, international, international, squad,
          cricket, cricket, majors, majors, majors, placings, placings,
          placings, golf, market, market, weather]
if __name__ == '__main__':
    setup(sys.argv[1], sys.argv[2])
    for doc in range(500):
        text = dice.of(MAKERS)()
        put('tb%d' % doc, text if dice.roll(2) else [loose(x) for x in text])
