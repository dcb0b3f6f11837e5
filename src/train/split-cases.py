#!/usr/bin/env python3
"""split-cases.py - made-up sentences for the training of nc-split.

usage: python3 src/train/split-cases.py src/data/split-abbr.tsv PREFIX

Writes PREFIX.in.tsv and PREFIX.gold.tsv.  Treebanks of the web hold few of the
abbreviations of news text, so each class of src/data/split-abbr.tsv is shown in
the places where it stands: "|" in a pattern is a sentence end, {A} an
abbreviation of the class, the other names are lists below.  Nothing is left to
chance: every list is gone through in its order.
"""
import itertools
import sys

LISTS = {
    'N': 'Smith Johnson Ali Chen Müller Okafor Garcia Petrov Kim Rossi Haddad '
         'Novak Brown Yilmaz Tanaka Silva Dubois Cohen Murphy Singh'.split(),
    'F': 'John Maria Ahmed Li Anna David Elena James Fatima Robert Chloe Ivan '
         'Susan Pedro Aisha Michael'.split(),
    'P': 'Boston Ankara Tampa Oslo Nairobi Leeds Denver Lima Dublin Perth '
         'Geneva Houston Kyiv Manila Toronto Austin'.split(),
    'S': 'The He It But In They She A This That We After There And His When '
         'Police Officials For If As At On However Its You Analysts Some One '
         'Their What Residents Prices Critics No Many Last Shares Two'.split(),
    'O': 'President Senate Army Embassy Congress Treasury Secretary '
         'Government House Navy State Supreme Ambassador Department Attorney '
         'Constitution Security Air District Marine Federal Postal'.split(),
    'D': 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(),
    'Z': 'GMT ET EST EDT Eastern PT BST CET local'.split(),
    'T': 'Mr. Mrs. Ms. Dr. Sen. Rep. Gov.'.split(),
    'R': 'Chairman President Chief Vice Executive Chief Senior Director '
         'Treasurer Founder'.split(),
    'K': 'Acme Baxter Zenith Orion Harlan Delmar Kestrel Summit Norvik '
         'Pacific'.split(),
    'M': '2 5 12 17 31 101 4 1998 2021 3.5'.split(),
    'L': 'B C D E F G H A'.split(),
    'G': 'Annex Plan Schedule Group Grade Category Appendix Exhibit Team '
         'Phase Block Terminal Point vitamin hepatitis Class Option '
         'Section Type'.split(),
    'V': 'asked said replied cried demanded wondered shouted added'.split(),
    'B': 'Employees Witnesses Firefighters Workers Students Investors '
         'Doctors Voters Lawyers Rescuers Shares Prices Water Parents '
         'Sources Polls Unfortunately Eventually Earlier Recently Local '
         'Foreign Neither Crews Fans Scientists Reporters'.split(),
    'H': 'Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. May June July March '
         'September'.split(),
    'I': '1 2 3 4 5 6 7 8 9 10 15 31'.split(),
    'C': 'rose fell closed left won spoke met failed'.split(),
}

CASES = {
    'AB_TITLE': [
        'We met {A} {N} at noon.', 'It was {A} {F} {N} who spoke.',
        'They left.|{A} {N} stayed.', 'He told {A} The {N} that it was over.'],
    'AB_HONOUR': [
        'We met {A} {N} at noon.', 'It was {A} {F} {N} who {C}.',
        'They walked down Main {A}|{S} did not look back.',
        'He lives near {A} {N} now.', 'The road to {A} {P} is shut.'],
    'AB_SUFFIX': [
        'It was {F} {N} {A} who {C}.', 'They honoured {F} {N} {A}|{S} left.',
        'He is {F} {N} {A}|{S} said no more.', 'It was {F} {N} {A}|{B} {C}.', 'It was {F} {N} {A}|“{S} {C}.”',
        '{F} {N} {A} High School won.', 'We saw {N} {A}|{T} {N} was there.'],
    'AB_DEGREE': [
        'She holds a {A}|{S} teaches here.', '{F} {N}, {A}, {C}.',
        'He earned an {A} from {P}.', 'It takes years to get a {A}|{S} knew.',
        'The {A} Program at {P} {C}.'],
    'AB_COMPANY': [
        '{K} {A} said it {C}.', 'It is owned by {K} {A}|{B} {C}.', 'He left {K} {A}|"{S} {C}," he said.', 'He joined {K} {A}|{S} liked it.',
        '{K} {A} {R} {F} {N} {C}.', 'Shares of {K} {A}|{S} week was bad.',
        '{K} {A} {R} {N} said so.', 'It was bought by {K} & {N} {A}|{S} paid.',
        '{K} {A} ({P}) makes tools.', 'It sued {K} {A}|{T} {N} lost.',
        'The {K} {A} {K} unit {C}.', 'He runs {K} {A}|{N} runs the rest.'],
    'AB_STATE': [
        'He lives in {P}, {A}|{S} likes it.', 'It is in {P}, {A}|“{S} {C},” he said.', 'It was in {P}, {A}|"{N} {C}," he said.', 'They met in {P}, {A}|{B} {C}.', 'In {P}, {A}, people {C}.',
        'A man from {P}, {A}, {C}.', '{A} {T} {F} {N} {C}.',
        '{A} Gov. {F} {N} said so.', '{P}, {A} {M}',
        'The flight left {P}, {A}|{T} {N} was on it.',
        'She moved to {P}, {A}|{N} did not.'],
    'AB_COUNTRY': [
        'The {A} {O} {C}.', 'It is sold in the {A}|{B} {C}.', 'He left the {A}|"{S} {C}," he said.', 'He is the envoy to the {A} {F} {N}.', '{A} {B} {C}.', 'The {A} {O} and others {C} in {P}.',
        '{A} {O} {F} {N} {C}.', 'He was sent to the {A}|{S} trial starts soon.',
        'Talks moved to the {A}|{S} left.', 'He was in the {A} {D}.',
        'I live in the {A}|How about you?', 'A {A} Army base near {P} {C}.',
        'The former {A} {O} {C}.', 'They came back from the {A}|{T} {N} {C}.',
        'The {A}-led force {C}.', 'Trade with the {A}|{S} {C}.',
        'A {A} {K} plant {C}.', 'The {A} Open began.',
        'It left the {A} in 2020.|{S} {C}.'],
    'AB_MONTH': [
        'It began on {A} {M} in {P}.', 'On {A} {M}, they {C}.',
        'It was due in {A}|{S} {C}.', 'He {C} in {A} {M}.|{S} left.',
        'It ran from {A} {M} to {A} {M}.'],
    'AB_DAY': [
        'It began on {A} in {P}.', 'They met {A} Oct. 5 in {P}.',
        'They left on {A}|{S} {C}.', 'It airs {A} {M} p.m.'],
    'AB_TIME': [
        'It opened at 9 {A}|{S} {C}.', 'It was shut at 3:30 {A}|{B} {C}.', 'It began at 7 {A}|“{S} {C},” he said.', 'It is due at 5 {A} {D} in {P}.',
        'It struck at 7.30 {A} {Z} on {D}.', 'At 5 {A} {T} {N} went home.',
        'He left at 6 {A}|{T} {N} then went to the store.',
        'Doors open at 8 {A}|{S} starts later.', 'They met at 10 {A} in {P}.',
        'It begins at 11 {A} {Z}.|{S} {C}.', 'It shut at 4 {A}|{N} {C}.'],
    'AB_LATIN': [
        'The case of {N} {A} {N} is known.', 'Some cities, {A} {P}, {C}.',
        'Others ({A} {N}) {C}.', 'They saw {A} {M} people.',
        'It was {A} The {N} that won.'],
    'AB_ETC': [
        'They sold cars, boats, {A}|{S} {C}.', 'It was cars, {A}, that {C}.',
        'They cite {N} {A} {M}.', 'See {N} {A} (2004) for more.',
        'He likes tea, milk {A}|{T} {N} does not.'],
    'AB_NUMBER': [
        'It was {A} {M} on the list.', 'See {A} {M} for more.',
        'North Korea\'s {A} {M} official {C}.', 'It is in {A} IV of it.',
        'Go to {A} {M} and {A} {M} first.', '({A} {M})', 'See {A} A.'],
    'AB_UNIT': [
        'It is {M} {A} long.', 'It weighs {M} {A}|{S} {C}.',
        'He is 6 {A} {M} in. tall.', 'It took {M} {A}|{S} was late.',
        'It took {M} {A}|{N} won.'],
    'AB_STREET': [
        'She lives on Park {A}|{S} {C}.', 'It is on 31st {A}|“{S} {C},” he said.', 'It is near {N} {A}|{B} {C}.', 'It is at 12 {N} {A} in {P}.',
        'The {N} {A} station {C}.', 'They met on 5th {A} near {P}.',
        'The shop on {N} {A}|{T} {N} {C}.', 'He ran to 12 {A} {N} Street.'],
    'AB_JOURNAL': [
        'See {A} {N} {M}.', 'It was in {A} {A} {M}.', '{N}, {A} of {P}.',
        'It came out in {N} {A} {M}, 5-9.', 'The {A} {N} paper {C}.'],
    'AB_WORD': [
        'The {A} of {P} {C}.', 'The {A} {N} of {P} {C}.',
        'The {N} {A} {C}.', 'It was {A} {M} years old.',
        'He saw it on the {A}|{S} {C}.'],
    'AB_CALL': [
        'He works at {A}! in {P}.', '{A}! Inc. and {K} {C}.',
        'The {A}! host {C}.', 'He liked {A}! and {K}.'],
}

PLAIN = [
    'It was {F} {L}. {N} who {C}.', '{L}.{L}. {N} {C}.', '{F} {L}. {N} {C}.',
    'He met {L}. {N} in {P}.', 'He saw {F} {L}. {L}. {N} in {P}.',
    'He signed {G} {L}.|{P} refused {G} {L}.|{S} {C}.',
    'They chose {G} {L}.|{S} {C}.', 'It was {G} {L}.|{T} {N} {C}.',
    'She got an A.|{S} {C}.', 'It happened in 2022.|{P} {C} in 2023.|{S} {C}.',
    'It was over by noon.|{M} people {C}.', 'It rose to {M}.|{S} {C}.',
    'It hit {M}.|{N} {C}.', '“Why now?” {T} {N} {V}.',
    '“Why now?” {F} {N} {V}.|“Nobody knows.”', '"Is it over?" {N} {V}.|{S} {C}.',
    '"It is over!" {F} {N} {V}.', '"Who are they?"|{F} {N} knew.',
    '“We won!”|{S} {C}.', '“What now?”|{T} {N} had no answer.',
    'He had no idea ...|{S} {C}.', 'They waited...|{S} {C}.',
    'I thought ... {S} maybe not.', 'Well, I mean ... I did not know.',
    '{P}, {D} ({N}) - It {C}.', '(It {C}.)|{S} {C}.',
    'It {C} (see {N}).|{S} {C}.', 'Really?|{S} {C}.', 'It {C}!|{S} {C}.',
    'It is over.|— {N}', 'He said no.|{S} {C}.', 'He is ill.|{S} {C}.',
    'They let him in.|{S} {C}.', 'He fell off.|{N} {C}.', 'It sat.|{S} {C}.',
    'We had it all, i.e. {N} and {P}.', 'He called us.|{S} {C}.',
    'The answer is no.|{N} {C}.', 'It was a fig.|{S} {C}.',
    'iPhone sales fell.|iPad sales rose.|eBay {C}.', 'It works.|iPhone {C}.',
    'He is an M.D.|He left.',
    '"Why?" {N} {V} reporters.', '“Is it so?”|{N} also said that it {C}.',
    'It fell in 79 A.D.|{S} {C}.', 'It fell in A.D. {M} or so.',
    'It is on {N} St.|{B} {C}.', 'It is on {N} St.|{S} {C}.',
    'He lives at 10 {N} St. in {P}.', 'He moved to St. {P}.',
    'She saw {F} {N} Jr. Day in {P}.', 'It is on {F} {N} Jr. Drive.',
    'See Fig. {I}.|See also Fig. {I}.|{S} {C}.', 'It is in Vol. {I}.|{B} {C}.',
    'He is No. {I}.|{S} {C}.', 'She lives at No. {I}.|{N} {C}.',
    'It is on p. {M}.|{S} {C}.', '“Why not?”|“Because.”',
    'It was sent on {H} {I}.|{S} {C}.', 'It opens {H} {I}.|{B} {C}.',
    'It {C} on {H} {I}.|{N} {C}.', 'He was born on {H} {I}, {M}.|{S} {C}.',
    'It {C} by {I}-{I}.|{S} {C}.', 'They won {I}-{I}.|{N} {C}.',
    'It ended at {I}:30.|"{S} {C}."', 'It ended at {I}:30.|"{N} {C}."',
    'He is with the FBI.|"CIA agents {C}."', 'The score was {I}.|{B} {C}.',
    'He was aged {I}.|“{S} {C}.”', 'It was in the year 2008-9.|{S} {C}.',
    'They lost in Week {I}.|{N} {C}.', 'It is version {I}.|{S} {C}.',
    'It was {F} {L}.{L}. {N} who {C}.', 'Coach {L}.{L}. {N} {C}.',
    '{L}.{L}. {N}, {L}. {N} and {F} {L}. {N} {C}.',
    'We waited...|{B} {C}.', '"It was a crime...|{S} {C}," he said.',
    '“It {C}…|{S} {C},” she said.', 'And then ... {N} {C}.',
    'It {C} ....|{S} {C}.', 'The {L}.{L}.{L}. {O} {C}.',
    'They joined the {L}.{L}.{L}.|{S} {C}.', 'He left the {L}.{L}.|{B} {C}.',
    'He used B.C.|{B} {C}.', '"Oh, no!" {F} {N} {V}.', '(Why not?) {S} {C}.', 'It was 120 mph.|{S} {C}.',
]
TIMES = 3


def fill(pattern, abbr, at):
    out, p = [], pattern
    while '{' in p:
        i = p.index('{')
        out.append(p[:i])
        key, p = p[i + 1], p[i + 3:]
        if key == 'A':
            w = abbr
            if not p.startswith('!'):
                w += '.'
        else:
            seq = LISTS[key]
            w = seq[next(at[key]) * 7 % len(seq)] if len(seq) % 7 \
                else seq[next(at[key]) * 3 % len(seq)]
        out.append(w)
    return ''.join(out) + p


def written(word, name):
    """The abbreviation as it is printed."""
    if name in ('AB_COUNTRY', 'AB_STATE', 'AB_DEGREE', 'AB_HONOUR', 'AB_TITLE',
                'AB_COMPANY', 'AB_MONTH', 'AB_DAY', 'AB_SUFFIX', 'AB_STREET',
                'AB_CALL', 'AB_JOURNAL'):
        if '.' in word:
            small = {'ph.d': 'Ph.D', 'w.va': 'W.Va', 'd.phil': 'D.Phil',
                     'b.sc': 'B.Sc', 'm.sc': 'M.Sc', 'psy.d': 'Psy.D',
                     's.p.a': 'S.p.A'}
            return small.get(word, word.upper())
        return word.upper() if word in ('llc', 'llp', 'plc', 'phd') \
            else word[0].upper() + word[1:]
    if name == 'AB_NUMBER':
        return word
    if name == 'AB_WORD':
        return word.upper() if word.count('.') else word
    return word


def main():
    abbr = {}
    with open(sys.argv[1], encoding='utf-8') as f:
        for line in f:
            if not line.startswith('#'):
                word, name = line.rstrip('\n').split('\t')[:2]
                abbr.setdefault(name.split(' ')[0], []).append(word)
    at = {k: itertools.count() for k in LISTS}
    texts = []
    for name, patterns in CASES.items():
        words = itertools.cycle(abbr[name])
        n = max(len(abbr[name]) * 2, len(patterns) * 8)
        for k in range(n // len(patterns) + 1):
            for p in patterns:
                w = written(next(words), name)
                if name == 'AB_NUMBER' and k % 2:
                    w = w[0].upper() + w[1:]
                texts.append(fill(p, w, at))
    for p in PLAIN * TIMES:
        texts.append(fill(p, '', at))
    with open(sys.argv[2] + '.in.tsv', 'w', encoding='utf-8') as rows, \
            open(sys.argv[2] + '.gold.tsv', 'w', encoding='utf-8') as gold:
        for k, t in enumerate(texts):
            block = t.replace('|', ' ')
            rows.write('\tcase%d\t\t1\t0\tblock\t0\t%d\tbody\t\t%s\n'
                       % (k, len(block.encode()), block))
            for i, s in enumerate(t.split('|')):
                gold.write('case%d\t1\t%d\t%s\n' % (k, i + 1, s))


main()
