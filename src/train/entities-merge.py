#!/usr/bin/env python3
"""entities-merge.py - mends labels by vote with those of nc-entities.

usage: entities-merge.py VOTED < LABELLED > TABLE

VOTED is a table with ent rows, LABELLED the same texts as nc-entities marks
them.  Names of both keep their place; their type is that of nc-entities, whose
rules and lists of well-known names no voter had.  Names that it alone has are
added where the vote has nothing.
"""
import gzip
import sys

NAMES = ('PER', 'ORG', 'LOC', 'MISC')


def texts(lines):
    """Each text row with its ent rows."""
    row, ents = None, []
    for line in lines:
        c = line.rstrip('\n').split('\t')
        if c[5] == 'ent':
            if c[8] in NAMES:
                ents.append(c)
            continue
        if row:
            yield row, ents
        row, ents = c, []
    if row:
        yield row, ents


def touch(a, b):
    return int(a[6]) < int(b[7]) and int(b[6]) < int(a[7])


with gzip.open(sys.argv[1], 'rt', encoding='utf-8') as voted:
    both = zip(texts(voted), texts(open(0, encoding='utf-8')))
    for (row, ents), (other, own) in both:
        if row[1:5] != other[1:5]:
            sys.exit('entities-merge.py: texts differ at %s' % row[1])
        type_of = {(e[6], e[7]): e[8] for e in own}
        out = [e[:8] + [type_of.get((e[6], e[7]), e[8])] + e[9:]
               for e in ents]
        out += [o for o in own if not any(touch(o, e) for e in ents)]
        print('\t'.join(row))
        for e in sorted(out, key=lambda e: int(e[6])):
            print('\t'.join(row[:5] + ['ent'] + e[6:9] + ['', e[10]]))
