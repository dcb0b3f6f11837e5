#!/usr/bin/env python3
"""split-words.py - how words are written, for nc-split (src/data/split-words.tsv).

usage: python3 src/train/split-words.py DATA > src/data/split-words.tsv

Reads text that is cut into sentences and counts, for each word, how often it
stands in small letters, with a capital inside a sentence, and with a capital at
the start of one.  A word that is nearly always written small says, when it has a
capital, that a sentence starts.  Value: SMALL * 5 + START,
SMALL 1 (a name) to 6 (never a name), START 1 (seldom first) to 4 (always first).
"""
import collections
import gzip
import re
import sys

TABLES = ['entities/silver/gmb-vote.tsv.gz',
          'entities/silver/wikinews-vote.tsv.gz',
          'entities/silver/wce-vote.tsv.gz']
GOLD = ['split/ewt-train.gold.tsv', 'split/gum-free-train.gold.tsv']
KEEP = 3200
WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
SMALL = (0.05, 0.3, 0.7, 0.95, 0.99)
START = (0.1, 0.5, 0.9)


def sentences(data):
    for name in TABLES:
        with gzip.open(data + '/' + name, 'rt', encoding='utf-8') as f:
            for line in f:
                c = line.rstrip('\n').split('\t')
                if len(c) == 11 and c[5] == 'sent':
                    yield c[10]
    for name in GOLD:
        with open(data + '/' + name, encoding='utf-8') as f:
            for line in f:
                yield line.rstrip('\n').split('\t')[3]


def count(data):
    small, inside, first = (collections.Counter() for _ in range(3))
    for text in sentences(data):
        words = list(WORD.finditer(text))
        lower = sum(m.group()[0].islower() for m in words)
        if lower * 2 < len(words):          # a headline
            continue
        for k, m in enumerate(words):
            w = m.group()
            if k == 0:
                first[w.lower()] += w[0].isupper()
            elif w.islower():
                small[w] += 1
            elif w[0].isupper() and text[m.start() - 1] in ' -' \
                    and text[m.start() - 2:m.start() - 1] not in '.:!?"':
                inside[w.lower()] += 1
    return small, inside, first


def bucket(share, bounds):
    return 1 + sum(share >= b for b in bounds)


def main():
    small, inside, first = count(sys.argv[1])
    rank = {}
    for w in set(small) | set(inside) | set(first):
        n = inside[w] + 3 * first[w]
        if len(w.encode()) <= 20 and n >= 8 and small[w] + inside[w] + first[w] >= 10:
            rank[w] = n
    keep = sorted(rank, key=lambda w: (-rank[w], w))[:KEEP]
    print('# How often a word is written small and how often it stands first: see')
    print('# src/train/split-words.py, which made this.  Counts over English Web Treebank')
    print('# (UD, CC BY-SA 4.0), GUM (CC BY 4.0; texts CC BY, CC BY-SA, public domain), VOA')
    print('# news texts (public domain), Wikinews (CC BY 2.5) and Wikipedia Current Events')
    print('# (CC BY-SA 4.0).  No text of theirs is in it.')
    for w in sorted(keep, key=lambda w: w.encode()):
        s, i, f = small[w], inside[w], first[w]
        a = bucket(s / (s + i), SMALL) if s + i >= 4 else 0
        if a == 6 and s < 20:
            a = 5
        b = bucket(f / (f + i), START) if f + i >= 3 else 0
        print('%s\t%d' % (w, a * 5 + b))


main()
