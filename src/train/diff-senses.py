#!/usr/bin/env python3
"""Makes src/data/diff-senses.tsv: what a word means, one step up as well.

usage: WORDNET=/usr/share/wordnet python3 src/train/diff-senses.py \\
           < src/data/diff-words.tsv > src/data/diff-senses.tsv

A line: lemma, first sense + 65536 x the sense above it (hypernym), and the one
above that.  Two words
mean nearly the same where the sense of one is the sense of the other or the
one above it.  The part of speech is the one WordNet's tagged texts use most, but for
nouns of deeds and events.
"""
import collections
import os
import sys

WN = os.environ.get('WORDNET', '/usr/share/wordnet')
NUM = {'noun': 1, 'verb': 2}
DEEDS = 4, 11           # WordNet's noun.act and noun.event


def main():
    lemmas = set()
    for line in sys.stdin:
        if line[0] != '#':
            a = line.rstrip('\n').split('\t')
            lemmas.add(a[2] if len(a) > 2 else a[0])
    tagged = collections.Counter()
    with open(WN + '/cntlist.rev') as f:
        for line in f:
            key, _, n = line.split()
            lemma, rest = key.split('%')
            tagged[lemma, int(rest[0])] += int(n)
    first, above, lex = {}, {}, {}
    for pos in 'noun', 'verb':
        with open('%s/index.%s' % (WN, pos)) as f:
            for line in f:
                a = line.split()
                if line[0] != ' ' and a[0] in lemmas:
                    first[a[0], pos] = pos[0] + a[-int(a[2])]
        with open('%s/data.%s' % (WN, pos)) as f:
            for line in f:
                if line[0] == ' ':
                    continue
                a = line.split(' | ')[0].split()
                lex[pos[0] + a[0]] = int(a[1])
                at = 4 + 2 * int(a[3], 16)
                for k in range(int(a[at])):
                    p = a[at + 1 + 4*k:at + 5 + 4*k]
                    if p[0] == '@':
                        above.setdefault(pos[0] + a[0], pos[0] + p[1])
    number = {}
    out = []
    for w in sorted(lemmas):
        best = [p for p in ('noun', 'verb') if (w, p) in first]
        if not best:
            continue
        p = max(best, key=lambda p: tagged[w, NUM[p]])
        # what is done is one thing as noun and as verb: travel
        if 'noun' in best and lex.get(first[w, 'noun']) in DEEDS:
            p = 'noun'
        s = first[w, p]
        up = above.get(s)
        a = number.setdefault(s, len(number) + 1)
        b = number.setdefault(up, len(number) + 1) if up else 0
        top = above.get(up)
        c = number.setdefault(top, len(number) + 1) if top else 0
        out.append((w, a, b, c))
    # a sense that only one word has joins nothing: left out
    uses = collections.Counter(x for _, *abc in out for x in set(abc))
    print('# What words mean: lemma, sense + 65536 x the sense above, the one\n# above that.  Made by'
          '\n# src/train/diff-senses.py from WordNet 3.0, Copyright 2006 by'
          ' Princeton\n# University; all rights reserved; see'
          ' src/data/WORDNET-LICENSE.txt.')
    for w, a, b, c in out:
        a, b, c = (x if uses[x] > 1 else 0 for x in (a, b, c))
        if a or b:
            print('%s\t%d%s' % (w, a + 65536 * b, '\t%d' % c if c else ''))
    assert len(number) < 65536


main()
