#!/usr/bin/env python3
"""Learns what nc-diff reads a word as in its place: noun, verb, adjective.

usage: DATA=../shared UD=DIR python3 src/train/diff-tags.py

UD holds the treebanks UD_English-EWT (CC BY-SA 4.0) and, of UD_English-GUM,
the texts of those kinds that are under CC BY or CC BY-SA, as directories with
files of CoNLL-U.  Writes src/data/diff-tags.tsv (words by which their
neighbours are read, and weights) and, in src/data/diff-words.tsv, how often a
form is a verb or an adjective rather than a noun.

A greedy tagger with many features is learned first and tags open news (DATA:
entities/silver, the text only), so that the forms are counted in news, too;
what ships are those counts and a logistic model of what stands beside a word.
Needs numpy.
"""
import collections
import glob
import gzip
import math
import os
import random
import re
import sys
import unicodedata

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.environ.get('DATA', '../shared')
UD = os.environ.get('UD', '../ud')
FREE = 'bio court interview news speech textbook vlog voyage'.split()
SILVER = 60000          # sentences
TAGS = 'NVJO'
TAG_OF = {'NOUN': 0, 'PROPN': 0, 'VERB': 1, 'AUX': 1, 'ADJ': 2}
KINDS = ['', 's', 'ed', 'ing', '+']     # src/diff/reading.c
NOW, BEFORE2, BEFORE, AFTER, AFTER2 = range(5)
UNIT = 16
LEVELS = 4              # of the log odds of a form: -4 to 4
DAYS = set('monday tuesday wednesday thursday friday saturday sunday january '
           'february march april june july august september october november '
           'december'.split())


def fold(s):
    s = unicodedata.normalize('NFKD', s)
    return ''.join(c for c in s if not unicodedata.combining(c)).lower()


class Token:
    __slots__ = 'form', 'tag', 'brk', 'name', 'num', 'owner', 'func'

    def __init__(self, form, tag, brk, name, num, func):
        self.form, self.tag, self.brk = form, tag, brk
        self.name, self.num, self.func = name, num, func
        self.owner = False


def read_conllu(path):
    """sentences as nc-diff cuts them: no punctuation, no clitics"""
    sent, brk = [], False
    for line in open(path, encoding='utf-8'):
        if line == '\n':
            if sent:
                yield sent
            sent, brk = [], False
            continue
        r = line.split('\t')
        if line[0] == '#' or not r[0].isdigit():
            continue
        if r[3] in ('PUNCT', 'SYM') or not re.search(r'\w', r[1]):
            brk |= r[1] not in '-–' or r[1] == '–'
            continue
        if r[1][0] in "'’":
            if sent and r[3] == 'PART':
                sent[-1].owner = True
            continue
        if r[1].lower() in ("n't", 'n’t', 'nt'):
            continue
        form = fold(r[1])
        num = r[1][0].isdigit() or r[3] == 'NUM'
        name = r[3] == 'PROPN' and r[1][0].isupper()
        sent.append(Token(form, TAG_OF.get(r[3], 3), brk, name, num,
                          r[3] in ('AUX', 'DET', 'ADP', 'PRON', 'PART',
                                   'CCONJ', 'SCONJ')))
        brk = False
    if sent:
        yield sent


def treebank():
    train, test = [], []
    ewt = os.path.join(UD, 'UD_English-EWT')
    for path in sorted(glob.glob(ewt + '/**/*.conllu', recursive=True)):
        out = test if hash_of(path) % 12 == 0 else train
        out.extend(read_conllu(path))
    gum = os.path.join(UD, 'UD_English-GUM')
    for path in sorted(glob.glob(gum + '/**/GUM_*.conllu', recursive=True)):
        if os.path.basename(path).split('_')[1] in FREE:
            out = test if hash_of(path) % 12 == 0 else train
            out.extend(read_conllu(path))
    return train, test


def hash_of(path):
    return sum(map(ord, os.path.basename(path)))


def read_silver():
    out = []
    for name in 'wce-vote', 'gmb-vote', 'wikinews-vote':
        part, names = [], []
        path = '%s/data/entities/silver/%s.tsv.gz' % (DATA, name)
        with gzip.open(path, 'rt', encoding='utf-8') as f:
            for line in f:
                r = line.rstrip('\n').split('\t')
                if r[5] == 'sent':
                    part.append((r[10], []))
                elif r[5] == 'ent':
                    part[-1][1].append(r[10])
        random.Random(7).shuffle(part)
        out += part[:SILVER // 3]
    return [cut(t, names) for t, names in out]


def cut(text, names):
    inside = set(w for n in names for w in re.findall(r'\w+', n)
                 if w[0].isupper())
    sent, end = [], 0
    for m in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*", text):
        w, between = m[0], text[end:m.start()]
        end = m.end()
        owner = False
        if re.search("['’](s|ll|d|re|ve|m)$", w):
            owner = w[-1] == 's'
            w = re.sub("['’]\\w+$", '', w)
        elif re.search("n['’]t$", w):
            w = w[:-3]
        if not w:
            continue
        t = Token(fold(w), None, bool(re.search('[^\\s-]', between)) or
                  ' - ' in between, w in inside, w[0].isdigit(), False)
        t.owner = owner or text[end:end + 2] in ("' ", '’ ')
        sent.append(t)
    return sent


# ---- the large tagger

def rich(sent, i, t1, t2):
    """its features; t1, t2: the tags of the two words before"""
    def form(k):
        if k < 0:
            return '<'
        if k >= len(sent):
            return '>'
        return '#' if sent[k].num else 'Name' if sent[k].name else \
            sent[k].form
    w = form(i)
    a, b, c, d = form(i - 1), form(i - 2), form(i + 1), form(i + 2)
    if i and sent[i].brk:
        a = '|' + a
    if i + 1 < len(sent) and sent[i + 1].brk:
        c = '|' + c
    if i and sent[i - 1].owner:
        a = "'s"
    return ['w' + w, 's3' + w[-3:], 's2' + w[-2:], 'p' + w[:2], 'a' + a,
            'b' + b, 'c' + c, 'd' + d, 't%d' % t1, 't%d%d' % (t1, t2),
            'tw%d%s' % (t1, w), 'aw%s_%s' % (a, w), 'cw%s_%s' % (c, w),
            'ac%s_%s' % (a, c), 'cs' + c[-3:], 'as' + a[-3:],
            'tc%d%s' % (t1, c[-2:]), 'ts%d%s' % (t1, w[-2:])]


class Perceptron:
    def __init__(self):
        self.w, self.n = {}, 1

    def best(self, fs):
        score = [0., 0., 0., 0.]
        for f in fs:
            v = self.w.get(f)
            if v is not None:
                for k in range(4):
                    score[k] += v[k]
        return score.index(max(score))

    def learn(self, sents, rounds=4):
        rng = random.Random(1)
        for _ in range(rounds):
            rng.shuffle(sents)
            for s in sents:
                t1 = t2 = 4
                for i, t in enumerate(s):
                    fs = rich(s, i, t1, t2)
                    k = self.best(fs)
                    if k != t.tag:
                        for f in fs:
                            v = self.w.setdefault(f, [0.] * 8)
                            for q, d in ((t.tag, 1), (k, -1)):
                                v[q] += d
                                v[4 + q] += d * self.n
                    t1, t2 = k, t1
                    self.n += 1
        for v in self.w.values():
            for k in range(4):
                v[k] -= v[4 + k] / self.n

    def tag(self, s):
        out, t1, t2 = [], 4, 4
        for i in range(len(s)):
            k = self.best(rich(s, i, t1, t2))
            out.append(k)
            t1, t2 = k, t1
        return out


# ---- what ships

def kind(form):
    for k in ('ed', 'ing', 's'):
        if form.endswith(k) and len(form) > len(k) + 2 and \
                form[-2:] != 'ss':
            return KINDS.index(k)
    return 4 if form.endswith(('ly', 'tion', 'ment', 'ness', 'ity')) else 0


def level(x):
    return max(-LEVELS, min(LEVELS, int(round(x))))


ONLY_OTHER = (2 * LEVELS + 1) ** 2 + 1


def prior(n):
    """noun, verb, adjective, other -> 0 not known, 1 + 9 x verb + adjective,
    or the last: neither"""
    if sum(n) < 3:
        return 0
    if n[3] > .7 * sum(n):
        return ONLY_OTHER
    e = .3
    v, j = (level(math.log((n[k] + e) / (n[0] + e))) + LEVELS for k in (1, 2))
    return 1 + (2 * LEVELS + 1) * v + j


START, END, BREAK, NUM, NAME, OWNER, UNKNOWN = 1, 2, 3, 4, 5, 6, 7
GROUPS = 12             # first code of words by what they mostly are
WORDS_FROM = GROUPS + 7 * 5


def group(p, form):
    """a code for a word that is no function word"""
    if p == 0:
        return UNKNOWN + kind(form)
    if p == ONLY_OTHER:
        g = 6
    else:
        v, j = (p - 1) // 9 - LEVELS, (p - 1) % 9 - LEVELS
        g = (0 if v <= -2 and j <= -2 else 1 if v >= 2 and v > j + 1 else
             2 if j >= 2 and j > v + 1 else 3 if v > -2 and j <= -2 else
             4 if j > -2 and v <= -2 else 5)
    return GROUPS + 5 * g + kind(form)


def codes(sent, i, code):
    """the codes around word i"""
    out = [0] * 5
    for pos, k in ((BEFORE2, i - 2), (BEFORE, i - 1), (AFTER, i + 1),
                   (AFTER2, i + 2)):
        if k < 0:
            out[pos] = START
        elif k >= len(sent):
            out[pos] = END
        elif pos in (AFTER, AFTER2) and sent[i + 1].brk or \
                pos in (BEFORE, BEFORE2) and sent[i].brk or \
                pos == AFTER2 and sent[k].brk or \
                pos == BEFORE2 and sent[i - 1].brk:
            out[pos] = BREAK
        elif sent[k].num:
            out[pos] = NUM
        elif k < i and sent[k].owner:
            out[pos] = OWNER
        elif sent[k].name or sent[k].form in DAYS:
            out[pos] = NAME
        else:
            out[pos] = code(sent[k].form)
    return out


def rows_of(sents, code, priors, ncodes):
    X, V, y, amb = [], [], [], []
    for s in sents:
        for i, t in enumerate(s):
            p = priors.get(t.form, 0)
            if t.tag == 3 or t.name or t.num or p == ONLY_OTHER or \
                    code(t.form) >= WORDS_FROM:
                continue
            k = kind(t.form)
            c = codes(s, i, code)
            X.append([k * 5 * ncodes + pos * ncodes + c[pos]
                      for pos in range(5)])
            if p == 0:
                V.append((k, 0, 0))
            else:
                V.append((5 + k, (p - 1) // 9 - LEVELS, (p - 1) % 9 - LEVELS))
            y.append(t.tag)
            amb.append(p != 0 and abs((p - 1) // 9 - LEVELS) < 3)
    return np.array(X), np.array(V, float), np.array(y), np.array(amb)


def model_scores(W, B, X, V):
    """of verb and adjective; a noun has 0"""
    b = B[V[:, 0].astype(int)]          # n x 2 x 3: one, verb, adjective
    z = b[:, :, 0] + b[:, :, 1] * V[:, 1:2] + b[:, :, 2] * V[:, 2:3]
    return z + W[X].sum(1)


def learn(X, V, y, weight, size, rounds=8):
    W, B = np.zeros((size, 2)), np.zeros((10, 2, 3))
    B[:, 0, 1] = B[:, 1, 2] = .7
    gW, gB = np.full(W.shape, 1e-2), np.full(B.shape, 1e-1)
    rng = np.random.default_rng(3)
    n = len(y)
    for r in range(rounds):
        for part in np.array_split(rng.permutation(n), max(1, n // 400)):
            x, v = X[part], V[part]
            z = model_scores(W, B, x, v)
            e = np.exp(np.clip(z, -30, 30))
            p = e / (1 + e.sum(1, keepdims=True))
            t = np.stack([y[part] == 1, y[part] == 2], 1)
            d = (p - t) * weight[part, None]
            G = np.zeros_like(W)
            for k in range(5):
                np.add.at(G, x[:, k], d)
            used = np.unique(x)
            g = G[used] + 2e-3 * len(part) / 400 * W[used]
            gW[used] += g * g
            W[used] -= .25 * g / np.sqrt(gW[used])
            H = np.zeros_like(B)
            np.add.at(H, v[:, 0].astype(int), d[:, :, None] * np.stack(
                [np.ones(len(v)), v[:, 1], v[:, 2]], 1)[:, None, :])
            gB += H * H
            B -= .1 * H / np.sqrt(gB)
    return W, B


def accuracy(z, y):
    k = np.where(z.max(1) < 0, 0, 1 + z.argmax(1))
    return (k == y).mean(), (k == y)


def main():
    train, test = treebank()
    print('sentences', len(train), len(test), file=sys.stderr)
    big = Perceptron()
    big.learn(list(train))
    right = [k == t.tag for s in test for k, t in zip(big.tag(s), s)]
    print('large tagger %.4f of %d' % (np.mean(right), len(right)),
          file=sys.stderr)
    silver = read_silver()
    count = collections.defaultdict(lambda: [0] * 4)
    for s in silver:
        for t, k in zip(s, big.tag(s)):
            t.tag = k
            if not t.name:
                count[t.form][k] += 1
    func = collections.Counter()
    for s in train:
        for t in s:
            if not t.name:
                count[t.form][t.tag] += 1
            func[t.form] += t.func
    words = sorted(w for w, n in func.items() if n >= 60 and
                   n > .5 * sum(count[w]) and w.isascii() and w.isalpha())
    extra = ('here there not never ever also still now then already yet just '
             'only even very more most as so too no nobody nothing').split()
    words = sorted(set(words) | set(extra))
    words = words[:255 - WORDS_FROM]
    number = {w: WORDS_FROM + i for i, w in enumerate(words)}
    ncodes = WORDS_FROM + len(words)
    priors = {w: prior(n) for w, n in count.items()}
    known = [x.rstrip('\n').split('\t') for x in open(os.path.join(
        HERE, '..', 'data', 'diff-words.tsv'), encoding='utf-8')]
    forms = {r[0] for r in known if r[0][0] != '#'}
    priors = {w: p for w, p in priors.items() if w in forms}

    def code(form):
        return number.get(form) or group(priors.get(form, 0), form)

    X, V, y, _ = rows_of(train, code, priors, ncodes)
    some = [s for s in silver][:SILVER // 2]
    X2, V2, y2, _ = rows_of(some, code, priors, ncodes)
    weight = np.concatenate([np.ones(len(y)), np.full(len(y2), .5)])
    W, B = learn(np.concatenate([X, X2]), np.concatenate([V, V2]),
                 np.concatenate([y, y2]), weight, 25 * ncodes)
    for k in range(10):         # the ending by itself
        B[k, :, 0] += W[k % 5 * 5 * ncodes]
    W[::5 * ncodes] = 0
    W = np.clip(np.round(W * UNIT), -127, 127) / UNIT
    B = np.clip(np.round(B * UNIT), -127, 127) / UNIT
    Xt, Vt, yt, amb = rows_of(test, code, priors, ncodes)
    z = model_scores(W, B, Xt, Vt)
    a, ok = accuracy(z, yt)
    z0 = model_scores(W * 0, B, Xt, Vt)
    print('small %.4f of %d, ambiguous %.4f of %d; form alone %.4f %.4f' % (
        a, len(yt), ok[amb].mean(), amb.sum(), accuracy(z0, yt)[0],
        accuracy(z0, yt)[1][amb].mean()), file=sys.stderr)
    write(words, W.reshape(5, 5, ncodes, 2), B, ncodes)
    with open(os.path.join(HERE, '..', 'data', 'diff-words.tsv'), 'w',
              encoding='utf-8') as f:
        for r in known:
            if r[0][0] != '#':
                r[1] = str(int(r[1]) % (1 << 25) +
                           (priors.get(r[0], 0) << 25))
            f.write('\t'.join(r) + '\n')


def write(words, W, B, ncodes):
    with open(os.path.join(HERE, '..', 'data', 'diff-tags.tsv'), 'w') as f:
        f.write('# How a word is read in its place (src/diff/reading.c): '
                'words that tell it of\n# their neighbours, and weights x '
                '%d of verb and adjective against noun.  Made by\n'
                '# src/train/diff-tags.py from UD English EWT and GUM (CC '
                'BY-SA 4.0).\n' % UNIT)
        rows = ['word\t%s\t%d\n' % (w, WORDS_FROM + i)
                for i, w in enumerate(words)]
        for k in range(10):
            rows.append('own\t%d\t%s\n' % (k, '\t'.join(
                '%d' % round(v * UNIT) for v in B[k].reshape(-1))))
        for k in range(5):
            for c in range(ncodes):
                v = [round(x * UNIT) for x in W[k, 1:, c].reshape(-1)]
                if any(v):
                    rows.append('by\t%d\t%d\t%s\n' % (k, c, '\t'.join(
                        '%d' % x for x in v)))
        f.writelines(sorted(rows, key=str.encode))


main()
