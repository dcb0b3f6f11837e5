#!/usr/bin/env python3
"""names_canonical.py [-a] [-v] [SET...] - one value for the names of one thing.

Persons and organisations of a document that are one, but are written in two
ways: pairs of these, on the spans that the gold gives (build/names-gold gives
them their values), so that only values are measured.  Sets, of DATA/data
(DATA=../shared):

news        the articles of wikinews2
gum         encyclopedia, travel, law and science of gum-other
wiki-read   encyclopedia that the rules were written by: docred-dev without
            every eighth document, and every other one of docred-more
wiki-held   the documents of docred-dev left out there, which nobody reads
wiki-held2  those of docred-more

One line a set: right pairs, P, R and F1.  -a all four types.  -v lists the
pairs that are wrong (+) or missed (-), of any set but the held ones.
"""
import collections
import gzip
import itertools
import os
import subprocess
import sys

DATA = os.environ.get('DATA', '../shared')
GOLD = os.environ.get('NAMES_GOLD', 'build/names-gold')
PARTS = {
    'news': [('dev/wikinews2-ents.gold.tsv', lambda doc: True)],
    'gum': [('gum-other.tsv.gz', lambda doc: True)],
    'wiki-read': [('docred-dev.tsv.gz', lambda doc: int(doc[2:]) % 8 != 3),
                  ('docred-more.tsv.gz', lambda doc: int(doc[2:]) % 2 == 0)],
    'wiki-held': [('docred-dev.tsv.gz', lambda doc: int(doc[2:]) % 8 == 3)],
    'wiki-held2': [('docred-more.tsv.gz', lambda doc: int(doc[2:]) % 2 == 1)],
}


def lines(name):
    """The rows of a set; None if it is not there."""
    out = []
    for part, wanted in PARTS[name]:
        path = os.path.join(DATA, 'data', 'entities', part)
        if not os.path.exists(path):
            print('skipped: no ' + part)
            return None
        opened = gzip.open if path.endswith('.gz') else open
        with opened(path, 'rt', encoding='utf-8') as f:
            out += [line for line in f if wanted(line.split('\t')[1])]
    return out


def names(rows, types):
    """doc -> {place: (value, text)}"""
    out = collections.defaultdict(dict)
    for line in rows:
        f = line.rstrip('\n').split('\t')
        if f[5] == 'ent' and f[8] in types and f[9]:
            out[f[1]][int(f[3]), int(f[4]), int(f[6]), int(f[7])] = f[9:11]
    return out


def pairs(marked, texts):
    """Places with one value, where the gold's texts differ."""
    by = collections.defaultdict(list)
    for place, (value, _) in marked.items():
        by[value].append(place)
    return {p for same in by.values()
            for p in itertools.combinations(sorted(same), 2)
            if texts[p[0]][1] != texts[p[1]][1]}


def score(name, types, verbose):
    rows = lines(name)
    if rows is None:
        return
    got = subprocess.run([GOLD], input=''.join(rows).encode(), check=True,
                         stdout=subprocess.PIPE).stdout.decode()
    want = names(rows, types)
    # a type that was mended counts, too
    have = names(got.splitlines(), ['PER', 'ORG', 'LOC', 'MISC'])
    right = wrong = missed = 0
    for doc, gold in want.items():
        a = pairs(gold, gold)
        b = pairs({k: v for k, v in have[doc].items() if k in gold}, gold)
        right += len(a & b)
        wrong += len(b - a)
        missed += len(a - b)
        if not verbose or 'held' in name:
            continue
        for sign, some in (('+', b - a), ('-', a - b)):
            seen = collections.Counter(tuple(gold[x][1] for x in p)
                                       for p in some)
            for texts, n in sorted(seen.items()):
                print(sign, n, doc, *texts, sep='\t')
    p, r = right / max(1, right + wrong), right / max(1, right + missed)
    print('%s\tright %d of %d, %d wrong\tP %.1f\tR %.1f\tF1 %.1f' % (
        name, right, right + missed, wrong, 100 * p, 100 * r,
        200 * p * r / max(p + r, 1e-9)))


def main(argv):
    types = ['PER', 'ORG'] + ['LOC', 'MISC'] * ('-a' in argv)
    for name in [a for a in argv if a[0] != '-'] or list(PARTS):
        score(name, types, '-v' in argv)


if __name__ == '__main__':
    main(sys.argv[1:])
